// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Submission;

/// The channel on which a JVM that asks classes of others tells what it has found.
///
/// It is the standard output, which nobody else gets: what classes print goes to the error stream.
/// Each line is sealed with a secret that the parent has written to the standard input, and that is
/// read before any class from outside is loaded. So a line that a class writes by itself, and one
/// that is missing, are noticed.
///
/// A class that calls this code by reflection is noticed by its own frames on the stack, or by the
/// lack of the speaker's. This is a net, and no wall: they share one JVM.
///
/// Safe for use by several threads.
public final class SealedChannel {

  /// The property that has a JVM tell what it finds on this channel, if it is `true`.
  public static final String PROPERTY = "racetrack.sealed";

  private static final String FORGED = "forged";
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private static @Nullable SealedChannel channel;

  private final OutputStream out;
  private final Seal seal;
  private final Class<?> speaker;
  private int lines;

  private SealedChannel(OutputStream out, Seal seal, Class<?> speaker) {
    this.out = out;
    this.seal = seal;
    this.speaker = speaker;
  }

  /// Reads the secret, and takes the standard output for itself, if this JVM was told to.
  ///
  /// @param speaker the class that is on the stack whenever something is told
  public static void openIfTold(Class<?> speaker) {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    try {
      String secret = new String(System.in.readNBytes(Seal.SECRET), US_ASCII);
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      channel = new SealedChannel(out, new Seal(secret), speaker);
      System.setOut(System.err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return whether this JVM has the channel}
  public static boolean isOpen() {
    return channel != null;
  }

  /// Tells something, if this JVM has the channel.
  ///
  /// @param line an answer as JSON, on one line
  public static void tell(String line) {
    SealedChannel open = channel;
    if (open != null) {
      open.write(line);
    }
  }

  /// Tells with which code this JVM is about to end, if it has the channel.
  ///
  /// @param code the code
  public static void end(int code) {
    SealedChannel open = channel;
    if (open != null) {
      open.write("end " + code);
    }
  }

  /// Whether the speaker has called, and no class from outside.
  private boolean isOurs() {
    List<Class<?>> callers =
        STACK.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass).toList());
    Optional<String> outside = Submission.location().map(Object::toString);
    return callers.contains(speaker)
        && callers.stream()
            .map(Class::getProtectionDomain)
            .filter(domain -> domain != null && domain.getCodeSource() != null)
            .map(domain -> String.valueOf(domain.getCodeSource().getLocation()))
            .noneMatch(place -> outside.equals(Optional.of(place)));
  }

  private synchronized void write(String text) {
    lines++;
    String line = lines + " " + (isOurs() ? text : FORGED);
    String mark = HexFormat.of().formatHex(seal.mark(line.getBytes(UTF_8)));
    try {
      out.write((mark + " " + line + "\n").getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
