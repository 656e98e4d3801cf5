// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// A task of 5 units of time, and a caller who waits for 3 of them: the time-out is the caller's.
///
/// The task knows nothing of it, goes on, and keeps its value for whoever asks later.
@Seed(rows = "1.7", idiom = "future.result(timeout=3), except TimeoutError")
public final class TimeoutExample {

  private TimeoutExample() {}

  /// Prints what the caller gets in time, and what there is later.
  ///
  /// @param args ignored
  /// @throws ExecutionException if the task failed
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    run(
        () -> {
          Thread.sleep(unit.multipliedBy(5));
          return "done after 5";
        },
        unit.multipliedBy(3),
        System.out::println);
  }

  /// Waits for a task, for a time and then to its end.
  ///
  /// @param task what to run
  /// @param limit how long to wait for it first
  /// @param lines takes what the program prints
  /// @throws ExecutionException if the task failed
  /// @throws InterruptedException if interrupted while waiting
  static void run(Callable<String> task, Duration limit, Consumer<String> lines)
      throws ExecutionException, InterruptedException {
    Promise<String> promise = PromiseSubject.MONITOR.create(task);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      pool.execute(promise);
      try {
        lines.accept("in time: " + promise.get(limit.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        lines.accept("it takes too long; is it done? " + promise.isDone());
      }
      lines.accept("in the end: " + promise.get());
    }
  }
}
