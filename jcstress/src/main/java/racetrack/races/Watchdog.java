// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Ends child JVMs that do not end by themselves, and says where their threads were.
///
/// jcstress limits the time of its iterations, but neither that of the trial before the first of
/// them, nor that of a JVM whose subject left a thread behind.
///
/// It counts its own looks and not the time: where the whole host stands still for a while, nobody
/// is late.
final class Watchdog implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int SECONDS_FOR_A_DUMP = 20;

  /// The packages of the subjects, as they stand in a stack trace.
  private static final String OURS = "at racetrack.";

  private final Map<String, Duration> patience;
  private final Map<Long, Integer> looks = new ConcurrentHashMap<>();
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Begins to watch this JVM's children.
  ///
  /// @param patience how long each of them may live, by an argument that it alone has
  Watchdog(Map<String, Duration> patience) {
    this.patience = Map.copyOf(patience);
    Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
  }

  /// {@return why a child was ended, and where its threads were; empty if it was not}
  ///
  /// @param mark the argument that it alone has
  Optional<String> reason(String mark) {
    return Optional.ofNullable(reasons.get(mark));
  }

  private void watch() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        ProcessHandle.current().children().forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  private void look(ProcessHandle child) {
    Duration seen = PAUSE.multipliedBy(looks.merge(child.pid(), 1, Integer::sum));
    for (String mark : child.info().arguments().orElse(new String[0])) {
      Duration limit = patience.get(mark);
      if (limit != null && seen.compareTo(limit) > 0) {
        end(child, mark, limit);
      }
    }
  }

  private void end(ProcessHandle child, String mark, Duration limit) {
    reasons.computeIfAbsent(
        mark,
        _ ->
            "It did not end within %d s, and was ended.%n%s"
                .formatted(limit.toSeconds(), places(child)));
    child.destroyForcibly();
  }

  /// {@return the threads that are in code of a pattern, with their stacks; last, jcstress's own}
  private static String places(ProcessHandle child) {
    try {
      Process dump =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(child.pid()),
                  "Thread.print")
              .redirectErrorStream(true)
              .start();
      // Whoever reads cannot be interrupted, but what there is to read ends with the process.
      var _ =
          dump.onExit()
              .orTimeout(SECONDS_FOR_A_DUMP, TimeUnit.SECONDS)
              .exceptionally(_ -> dump.destroyForcibly());
      String text = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\\R\\R"))
          .filter(thread -> thread.contains(OURS))
          .sorted(Comparator.comparing(thread -> thread.startsWith("\"main\"")))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "Where its threads were is not known: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
