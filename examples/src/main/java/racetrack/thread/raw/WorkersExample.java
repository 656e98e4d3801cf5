// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Named workers of different length start together, and each says when it starts and ends.
///
/// All of it takes as long as the longest, and the shortest ends first, whatever the order in which
/// they were started.
@Seed(
    rows = {"1.1", "2.1", "2.2", "2.18"},
    idiom =
        "Thread(target=worker, args=(name, duration)), start all, join all; current_thread().name")
public final class WorkersExample {

  private WorkersExample() {}

  /// What a worker is to do.
  ///
  /// @param name its thread's name
  /// @param duration how long it takes
  record Work(String name, Duration duration) {}

  /// How a worker spends its time.
  interface Pause {

    /// Takes so long.
    ///
    /// @param duration how long
    /// @throws InterruptedException if interrupted meanwhile
    void take(Duration duration) throws InterruptedException;
  }

  /// Prints what three workers do, and how long it took.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    List<Work> works =
        List.of(
            new Work("Task-A", Duration.ofMillis(1_500)),
            new Work("Task-B", Duration.ofMillis(1_000)),
            new Work("Task-C", Duration.ofMillis(2_000)));
    long start = System.nanoTime();
    run(works, pause -> Thread.sleep(TimeScale.scaled(pause)), System.out::println);
    System.out.printf("all completed in %.2f s%n", (System.nanoTime() - start) / 1e9);
  }

  /// Runs all works together, and returns when the last has ended.
  ///
  /// @param works what to do
  /// @param pause how a worker spends its time
  /// @param lines takes a line at the start and one at the end of each work
  /// @throws InterruptedException if interrupted while waiting
  static void run(List<Work> works, Pause pause, Consumer<String> lines)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Work work : works) {
      threads.add(
          Thread.ofPlatform().name(work.name()).start(() -> work(work.duration(), pause, lines)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    lines.accept("all workers have ended");
  }

  private static void work(Duration duration, Pause pause, Consumer<String> lines) {
    String name = Thread.currentThread().getName();
    long start = System.nanoTime();
    lines.accept("[" + name + "] starting");
    try {
      pause.take(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    }
    lines.accept("[%s] completed in %.2f s".formatted(name, (System.nanoTime() - start) / 1e9));
  }
}
