// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where threads are: by name, with the lines of the subject and of its tests, and no others.
final class Places {

  private static final HotSpotDiagnosticMXBean JVM =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KIT = "racetrack\\.catalogue\\.(Asker|Crew|Places|TimeLimit)[.$].*";

  private Places() {}

  /// {@return where the threads are that were started since, platform and virtual ones, and the
  /// cycle if some are in a deadlock} Those that are in nobody's code but the JDK's are left out.
  ///
  /// @param first the thread that came first, which is one of them
  static String since(Thread first) {
    try {
      return dump()
              .filter(thread -> Long.parseLong(thread.get("tid").asString()) >= first.threadId())
              .map(Places::place)
              .filter(place -> place.contains("\n"))
              .collect(Collectors.joining("\n"))
          + Crew.deadlock();
    } catch (IOException e) {
      return "Where its threads are cannot be told: " + e;
    }
  }

  /// {@return a thread's name and state, with the lines that matter}
  ///
  /// @param name its name
  /// @param state its state
  /// @param stack its frames, the innermost first
  static String place(String name, String state, List<String> stack) {
    return stack.stream()
        .filter(frame -> Submission.isOfInterest(className(frame)))
        .filter(frame -> !frame.matches(KIT))
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining("", "  " + name + " " + state, ""));
  }

  /// The class of a frame such as `racetrack.catalogue.Crew.join(Crew.java:9)`.
  private static String className(String frame) {
    String method = frame.replaceFirst("\\(.*", "");
    return method.substring(0, Math.max(0, method.lastIndexOf('.')));
  }

  private static String place(JsonNode thread) {
    List<String> stack = thread.path("stack").valueStream().map(JsonNode::asString).toList();
    return place(thread.get("name").asString(), thread.path("state").asString(""), stack);
  }

  /// The JVM knows the virtual threads, but tells of them in a file only.
  private static Stream<JsonNode> dump() throws IOException {
    Path folder = Files.createTempDirectory("racetrack-threads");
    Path file = folder.resolve("threads.json");
    try {
      JVM.dumpThreads(file.toString(), ThreadDumpFormat.JSON);
      return threads(Files.readString(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Stream<JsonNode> threads(String dump) {
    return JSON.readTree(dump)
        .at("/threadDump/threadContainers")
        .valueStream()
        .flatMap(container -> container.path("threads").valueStream());
  }
}
