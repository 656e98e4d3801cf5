// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Where threads were started: the JVM's flight recorder keeps the stack of whoever starts a
/// platform thread. Of a virtual one it keeps nothing but the moment.
///
/// It makes the start of the JVM longer, so it records only where [AskerJvm#ORIGINS] says so.
final class ThreadOrigins {

  private static final String START = "jdk.ThreadStart";

  /// Null if nothing is recorded.
  private static @Nullable Recording recording;

  private ThreadOrigins() {}

  /// Begins to record, if it has to.
  @SuppressWarnings("resource") // it records for as long as this JVM lives
  static void record() {
    if (Boolean.getBoolean(AskerJvm.ORIGINS)) {
      Recording begun = new Recording();
      begun.enable(START).withStackTrace();
      begun.start();
      recording = begun;
    }
  }

  /// {@return the stacks from which threads were started, the innermost frame first, by the numbers
  /// of the threads: as far as they were recorded}
  ///
  /// @throws IOException if the JVM cannot write down what it has recorded
  static Map<Long, List<String>> all() throws IOException {
    Recording begun = recording;
    if (begun == null) {
      return Map.of();
    }
    Path folder = Files.createTempDirectory("racetrack-origins");
    Path file = folder.resolve("starts.jfr");
    try {
      begun.dump(file);
      Map<Long, List<String>> origins = new HashMap<>();
      for (RecordedEvent start : RecordingFile.readAllEvents(file)) {
        if (start.getEventType().getName().equals(START) && start.getStackTrace() != null) {
          origins.put(
              start.getThread("thread").getJavaThreadId(),
              start.getStackTrace().getFrames().stream().map(ThreadOrigins::frame).toList());
        }
      }
      return origins;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /// A frame as a thread dump has it, without its module.
  private static String frame(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return "%s.%s(%s:%d)"
        .formatted(type, frame.getMethod().getName(), file(type), frame.getLineNumber());
  }

  /// The file of a class, as the compiler wrote it down.
  private static String file(String type) {
    String name = type.replace('.', '/') + ".class";
    try (InputStream stream = ClassLoader.getSystemResourceAsStream(name)) {
      return stream == null
          ? "unknown"
          : ClassFile.of()
              .parse(stream.readAllBytes())
              .findAttribute(Attributes.sourceFile())
              .map(source -> source.sourceFile().stringValue())
              .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
