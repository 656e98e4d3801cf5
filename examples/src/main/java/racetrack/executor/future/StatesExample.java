// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Three tasks on three workers: their states at once, a moment later, and in the end.
///
/// To ask whether a future is done does not wait; to get its value does, for a time or for as long
/// as it takes.
@Seed(
    rows = {"1.4", "3.9"},
    idiom = "future.running(), future.done(), future.result(timeout=2), future.result()")
public final class StatesExample {

  static final int WORKERS = 3;

  private StatesExample() {}

  /// Prints the states and values of three tasks that take 2, 1 and 3 units of time.
  ///
  /// @param args ignored
  /// @throws Exception if a task failed or took too long
  public static void main(String[] args) throws Exception {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    run(
        List.of(task(1, unit, 2), task(2, unit, 1), task(3, unit, 3)),
        () -> Thread.sleep(unit.dividedBy(2)),
        unit.multipliedBy(2),
        System.out::println);
  }

  private static Callable<String> task(int number, Duration unit, int units) {
    return () -> {
      Thread.sleep(unit.multipliedBy(units));
      return "task " + number + " took " + units;
    };
  }

  /// What is done while the tasks run.
  interface Pause {

    /// Does it.
    void run() throws InterruptedException;
  }

  /// Tells the states of three tasks, the second of which is the first to end.
  ///
  /// @param tasks what to run
  /// @param pause what to do while they run
  /// @param limit how long to wait for the second
  /// @param lines takes what the program prints
  /// @throws Exception if a task failed or took too long
  static void run(List<Callable<String>> tasks, Pause pause, Duration limit, Consumer<String> lines)
      throws Exception {
    List<Promise<String>> promises = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      for (Callable<String> task : tasks) {
        Promise<String> promise = PromiseSubject.MONITOR.create(task);
        promises.add(promise);
        pool.execute(promise);
      }
      tell("at once", promises, lines);
      pause.run();
      tell("a moment later", promises, lines);
      Promise<String> second = promises.get(1);
      lines.accept("in time: " + second.get(limit.toNanos(), TimeUnit.NANOSECONDS));
      lines.accept("is it done? " + second.isDone());
      for (Promise<String> promise : promises) {
        lines.accept("result: " + promise.get());
      }
      tell("in the end", promises, lines);
    }
  }

  private static void tell(String when, List<Promise<String>> promises, Consumer<String> lines) {
    for (Promise<String> promise : promises) {
      lines.accept("%s: %s, done: %s".formatted(when, promise, promise.isDone()));
    }
  }
}
