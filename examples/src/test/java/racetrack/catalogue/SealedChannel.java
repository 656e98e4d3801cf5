// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The channel on which a JVM that asks classes of others tells what it has found.
///
/// It is the standard output, which nobody else gets: what classes print goes to the error stream.
/// Each line is sealed with a secret that the parent has written to the standard input, and that is
/// read before any class from outside is loaded. So a line that a class writes by itself, and one
/// that is missing, are noticed.
///
/// A class that calls this code by reflection is noticed by its own frames on the stack, or by the
/// lack of [Asker]'s. This is a net, and no wall: they share one JVM.
///
/// Safe for use by several threads.
final class SealedChannel {

  /// The system property of a JVM that is to tell what it finds in this way.
  static final String PROPERTY = "racetrack.sealed";

  /// How many bytes the secret has.
  private static final int SECRET = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String FORGED = "forged";
  private static final JsonMapper JSON = new JsonMapper();
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private static @Nullable SealedChannel channel;

  private final OutputStream out;
  private final Mac seal;
  private int lines;

  private SealedChannel(OutputStream out, Mac seal) {
    this.out = out;
    this.seal = seal;
  }

  /// Reads the secret, and takes the standard output for itself, if this JVM was told to.
  static void openIfTold() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(System.in.readNBytes(SECRET), ALGORITHM));
      channel = new SealedChannel(new FileOutputStream(FileDescriptor.out), mac);
      System.setOut(System.err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /// {@return whether this JVM asks classes of others, and so has the channel}
  static boolean isOpen() {
    return channel != null;
  }

  /// Tells of an answer, if this JVM has the channel.
  ///
  /// @return whether it has
  static boolean tell(Answer answer) {
    SealedChannel open = channel;
    if (open == null) {
      return false;
    }
    open.write(JSON.writeValueAsString(answer));
    return true;
  }

  /// Tells with which code this JVM is about to end, if it has the channel.
  static void end(int code) {
    SealedChannel open = channel;
    if (open != null) {
      open.write("end " + code);
    }
  }

  /// Whether [Asker] has called, and no class from outside.
  private static boolean isOurs() {
    List<Class<?>> callers =
        STACK.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass).toList());
    Optional<String> outside = Submission.location().map(Object::toString);
    return callers.contains(Asker.class)
        && callers.stream()
            .map(Class::getProtectionDomain)
            .filter(domain -> domain != null && domain.getCodeSource() != null)
            .map(domain -> String.valueOf(domain.getCodeSource().getLocation()))
            .noneMatch(place -> outside.equals(Optional.of(place)));
  }

  private synchronized void write(String text) {
    lines++;
    String line = lines + " " + (isOurs() ? text : FORGED);
    String mark = HexFormat.of().formatHex(seal.doFinal(line.getBytes(UTF_8)));
    try {
      out.write((mark + " " + line + "\n").getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
