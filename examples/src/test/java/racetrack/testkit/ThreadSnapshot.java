// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a thread stood at one moment: platform and virtual ones alike.
///
/// The JVM tells which virtual threads there are, and which monitors they hold, in a dump only.
/// Which locks of `java.util.concurrent` are held it tells of platform threads alone; of virtual
/// ones, [LockOwners] finds it out.
///
/// @param id the thread's number
/// @param name its name
/// @param isVirtual whether it is a virtual thread
/// @param state its state, as [Thread.State] names it
/// @param stack its frames, the innermost first
/// @param waiting what it waits for, if that is known
/// @param held the locks that it holds
/// @param origin the stack from which it was started, the innermost frame first; empty if nobody
///   knows
record ThreadSnapshot(
    long id,
    String name,
    boolean isVirtual,
    String state,
    List<String> stack,
    Optional<Wait> waiting,
    List<Held> held,
    List<String> origin) {

  private static final HotSpotDiagnosticMXBean JVM =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LOOK = Duration.ofMillis(100);

  /// How a thread waits.
  enum Manner {
    /// At the door of a monitor.
    DOOR,
    /// In a monitor, to be notified.
    NOTIFICATION,
    /// Parked.
    PARKED
  }

  /// What a thread waits for.
  ///
  /// @param manner how it waits
  /// @param lock the object, as its class and hash
  record Wait(Manner manner, String lock) {}

  /// A lock that a thread holds.
  ///
  /// @param lock the object, as its class and hash
  /// @param depth the frame that took it, from 0 on; -1 if nobody knows
  record Held(String lock, int depth) {}

  /// {@return how all threads of this JVM stand}
  ///
  /// @throws IOException if the JVM cannot write its dump
  static List<ThreadSnapshot> takeAll() throws IOException {
    Path folder = Files.createTempDirectory("racetrack-threads");
    Path file = folder.resolve("threads.json");
    try {
      JVM.dumpThreads(file.toString(), ThreadDumpFormat.JSON);
      Known known = new Known(platform(), ThreadOrigins.all(), LockOwners.now());
      return threads(Files.readString(file)).map(node -> of(node, known)).toList();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /// What is known of threads that does not stand in a dump.
  ///
  /// @param platform what the JVM tells of platform threads, by their numbers
  /// @param origins the stacks from which threads were started, by their numbers
  /// @param owners the numbers of the owners of locks, by the locks
  private record Known(
      Map<Long, ThreadInfo> platform, Map<Long, List<String>> origins, Map<String, Long> owners) {}

  private static Stream<JsonNode> threads(String dump) {
    return JSON.readTree(dump)
        .at("/threadDump/threadContainers")
        .valueStream()
        .flatMap(container -> container.path("threads").valueStream());
  }

  private static Map<Long, ThreadInfo> platform() {
    return Arrays.stream(THREADS.dumpAllThreads(false, true))
        .filter(Objects::nonNull)
        .collect(Collectors.toMap(ThreadInfo::getThreadId, info -> info));
  }

  private static long idOf(JsonNode thread) {
    return Long.parseLong(thread.get("tid").asString());
  }

  private static ThreadSnapshot of(JsonNode thread, Known known) {
    long id = idOf(thread);
    Optional<ThreadInfo> platform = Optional.ofNullable(known.platform().get(id));
    List<String> stack = thread.path("stack").valueStream().map(JsonNode::asString).toList();
    return new ThreadSnapshot(
        id,
        thread.get("name").asString(),
        thread.path("virtual").asBoolean(false),
        thread.path("state").asString(""),
        stack,
        waiting(thread).or(() -> platform.flatMap(info -> waiting(info, stack))),
        platform.map(info -> held(thread, info)).orElseGet(() -> held(thread, id, known.owners())),
        known.origins().getOrDefault(id, List.of()));
  }

  private static List<Held> held(JsonNode thread, ThreadInfo platform) {
    List<Held> held = monitors(thread);
    Arrays.stream(platform.getLockedSynchronizers())
        .forEach(lock -> held.add(new Held(lock.toString(), -1)));
    return List.copyOf(held);
  }

  private static List<Held> held(JsonNode thread, long id, Map<String, Long> owners) {
    List<Held> held = monitors(thread);
    owners.forEach((lock, owner) -> {
      if (owner == id) {
        held.add(new Held(lock, -1));
      }
    });
    return List.copyOf(held);
  }

  private static List<Held> monitors(JsonNode thread) {
    List<Held> held = new ArrayList<>();
    for (JsonNode frame : thread.path("monitorsOwned")) {
      for (JsonNode lock : frame.path("locks")) {
        held.add(new Held(lock.asString(""), frame.path("depth").asInt(-1)));
      }
    }
    return held;
  }

  private static Optional<Wait> waiting(JsonNode thread) {
    return Stream.of(
            Map.entry(Manner.DOOR, thread.path("blockedOn")),
            Map.entry(Manner.NOTIFICATION, thread.path("waitingOn")),
            Map.entry(Manner.PARKED, thread.at("/parkBlocker/object")))
        .filter(entry -> entry.getValue().isString())
        .map(entry -> new Wait(entry.getKey(), entry.getValue().asString()))
        .findFirst();
  }

  /// The dump does not tell what a compiled method waits for.
  private static Optional<Wait> waiting(ThreadInfo info, List<String> stack) {
    Manner manner =
        info.getThreadState() == Thread.State.BLOCKED
            ? Manner.DOOR
            : isToBeNotified(stack) ? Manner.NOTIFICATION : Manner.PARKED;
    return Optional.ofNullable(info.getLockInfo()).map(lock -> new Wait(manner, lock.toString()));
  }

  /// {@return whether it waits for another thread to end}
  boolean isJoining() {
    return stack.stream().anyMatch(frame -> frame.startsWith("java.base/java.lang.Thread.join"));
  }

  /// {@return whether it waits to be notified, whatever the object is}
  boolean isToBeNotified() {
    return isToBeNotified(stack);
  }

  private static boolean isToBeNotified(List<String> stack) {
    return stack.stream().anyMatch(frame -> frame.startsWith("java.base/java.lang.Object.wait"));
  }

  /// {@return which share of a processor this thread takes from now on, for a moment; empty if it
  /// is a virtual thread, or has ended}
  ///
  /// @throws InterruptedException if interrupted meanwhile
  OptionalDouble processorShare() throws InterruptedException {
    long start = System.nanoTime();
    long before = isVirtual ? -1 : THREADS.getThreadCpuTime(id);
    if (before < 0) {
      return OptionalDouble.empty();
    }
    Thread.sleep(LOOK); // it measures time, and waits for nobody
    long after = THREADS.getThreadCpuTime(id);
    return after < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (after - before) / (System.nanoTime() - start));
  }
}
