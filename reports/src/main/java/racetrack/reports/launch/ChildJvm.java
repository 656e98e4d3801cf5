// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import racetrack.programs.JavaLauncher;
import racetrack.programs.JvmOptions;
import racetrack.programs.Leash;

/// A JVM that this one starts, waits for, and always ends.
///
/// The child is on the leash: it ends when this JVM does, however that happens. It has the same
/// catalogue: preview features are enabled in it if they are in this JVM. It does not have the
/// options that JVMs take from their environment ([JvmOptions]).
///
/// @param arguments the arguments after `java`: JVM arguments, main class, its arguments
/// @param folder the working directory, made if it is missing; tools drop files there
/// @param output where the child's output goes, or empty to pass it on to this JVM's
/// @param channel where what it tells goes, apart from its output; empty if it does not
/// @param fence what stands between it and the rest of the machine
public record ChildJvm(
    List<String> arguments,
    Path folder,
    Optional<Path> output,
    Optional<Channel> channel,
    Fence fence) {

  private static final String PREVIEW = "--enable-preview";

  /// More than any child has to say: 32 MB.
  private static final long FLOOD = 32L << 20;

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int SECONDS_TO_CONCLUDE = 10;
  private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(1);
  private static final int CHARACTERS_OF_LAST_WORDS = 4_000;

  /// Describes a child.
  public ChildJvm {
    arguments = List.copyOf(arguments);
  }

  /// Describes a child without a fence, which tells nothing.
  ///
  /// @param arguments the arguments after `java`: JVM arguments, main class, its arguments
  /// @param folder the working directory, made if it is missing; tools drop files there
  /// @param output where the child's output goes, or empty to pass it on to this JVM's
  public ChildJvm(List<String> arguments, Path folder, Optional<Path> output) {
    this(arguments, folder, output, Optional.empty(), Fence.none());
  }

  /// The standard output of a child, which is then for what it tells and for nothing else: its
  /// output is what it writes to its error stream.
  ///
  /// @param file where it goes
  /// @param secret what the child seals it with; it gets it as the first of its input
  public record Channel(Path file, String secret) {}

  /// How a child ended.
  ///
  /// @param exitCode its exit code, or empty if it was ended because its time was up
  /// @param lastWords the end of what it wrote to its error stream, or to its file if its output
  ///   goes to one
  /// @param flooded whether it was ended because it wrote far too much to its file
  public record End(OptionalInt exitCode, String lastWords, boolean flooded) {

    /// {@return the end, as a sentence about a JVM would have it}
    public String words() {
      if (flooded) {
        return "wrote more than %d MB and had to be ended".formatted(FLOOD >> 20);
      }
      return exitCode.isPresent() ? "exited with " + exitCode.getAsInt() : "had to be ended";
    }
  }

  /// Runs the child until it ends or its time is up.
  ///
  /// @param patience how long to wait before the child is ended
  /// @return how it ended
  /// @throws InterruptedException if interrupted while waiting; the child has then been ended
  public End run(Duration patience) throws InterruptedException {
    Orphans orphans = new Orphans();
    Process process = start(orphans);
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    Thread listener = Thread.ofVirtual().name("pass-on-errors").start(() -> passOn(process, words));
    try (OutputStream input = process.getOutputStream()) {
      hand(input);
      boolean ended = await(process, patience);
      OptionalInt exitCode = ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
      if (!ended) {
        process.destroy(); // it may write down what it has
        var _ = process.waitFor(SECONDS_TO_CONCLUDE, TimeUnit.SECONDS);
      }
      listener.join(FOR_LAST_WORDS); // a grandchild may keep the stream open
      String said =
          output.isPresent() ? endOf(output.get()) : words.toString(Charset.defaultCharset());
      return new End(exitCode, lastOf(said), isFlooded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      orphans.end();
    }
  }

  /// Hands the child its secret. If it is gone already, its end will tell.
  private void hand(OutputStream input) {
    try {
      if (channel.isPresent()) {
        input.write(channel.get().secret().getBytes(StandardCharsets.US_ASCII));
        input.flush();
      }
    } catch (IOException e) {
      // It has closed its input, or ended.
    }
  }

  /// {@return whether the child has ended before its time was up and its file was flooded}
  private boolean await(Process process, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!isFlooded()) {
      long left = Math.min(end - System.nanoTime(), LOOK.toNanos());
      if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
        return true;
      }
      if (left < LOOK.toNanos()) {
        return false;
      }
    }
    return false;
  }

  private boolean isFlooded() {
    return Stream.concat(output.stream(), channel.map(Channel::file).stream())
            .anyMatch(file -> file.toFile().length() > FLOOD)
        || (!fence.isOpen() && fence.isFilled(folder));
  }

  /// Passes on what the child says of its troubles, and keeps it.
  private static void passOn(Process process, ByteArrayOutputStream words) {
    byte[] buffer = new byte[8 << 10];
    try (InputStream errors = process.getErrorStream()) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        System.err.write(buffer, 0, read);
        System.err.flush();
        words.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The child is gone, and its stream with it.
    }
  }

  private static String endOf(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - CHARACTERS_OF_LAST_WORDS));
      return new String(Channels.newInputStream(channel).readAllBytes(), Charset.defaultCharset());
    }
  }

  private static String lastOf(String words) {
    return words.substring(Math.max(0, words.length() - CHARACTERS_OF_LAST_WORDS)).strip();
  }

  private Process start(Orphans orphans) {
    List<String> command = new ArrayList<>();
    command.add(JavaLauncher.path());
    command.add("-D" + Leash.PROPERTY + "=true");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(PREVIEW::equals)
        .forEach(command::add);
    command.addAll(arguments);
    try {
      Files.createDirectories(folder);
      fence.giveAway(folder);
      ProcessBuilder builder =
          new ProcessBuilder(fence.around(command, folder)).directory(folder.toFile());
      redirect(builder);
      fence.empty(builder.environment());
      JvmOptions.dropFrom(builder.environment());
      orphans.mark(builder.environment());
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void redirect(ProcessBuilder builder) {
    Optional<Redirect> written = output.map(file -> Redirect.appendTo(file.toFile()));
    if (channel.isPresent()) {
      builder
          .redirectOutput(Redirect.appendTo(channel.get().file().toFile()))
          .redirectError(written.orElse(Redirect.PIPE));
    } else {
      builder
          .redirectErrorStream(output.isPresent())
          .redirectOutput(written.orElse(Redirect.INHERIT));
    }
  }
}
