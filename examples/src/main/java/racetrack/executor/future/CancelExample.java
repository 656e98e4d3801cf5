// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.TimeScale;

/// Three tasks for one worker: while it is at the first, the third is cancelled, and never runs.
@Seed(rows = "3.10", idiom = "future.cancel() before the task has started")
public final class CancelExample {

  private CancelExample() {}

  /// Prints what becomes of three tasks of one unit of time.
  ///
  /// @param args ignored
  /// @throws ExecutionException if a task failed
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    run(
        number -> {
          Thread.sleep(unit);
          return "task " + number + " is done";
        },
        System.out::println);
  }

  /// What the tasks do.
  interface Work {

    /// {@return what came of it}
    ///
    /// @param number the task's number
    String run(int number) throws InterruptedException;
  }

  /// Has three tasks run one after the other, and cancels the third when the first has begun.
  ///
  /// @param work what they do
  /// @param lines takes what the program prints
  /// @throws ExecutionException if a task failed
  /// @throws InterruptedException if interrupted while waiting
  static void run(Work work, Consumer<String> lines)
      throws ExecutionException, InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Promise<String>> promises = new ArrayList<>();
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      for (int task = 1; task <= 3; task++) {
        int number = task;
        Callable<String> body =
            () -> {
              begun.countDown();
              return work.run(number);
            };
        Promise<String> promise = PromiseSubject.MONITOR.create(body);
        promises.add(promise);
        pool.execute(promise);
      }
      begun.await();
      lines.accept("is the third cancelled? " + promises.get(2).cancel(false));
      lines.accept("the first is " + promises.get(0));
      for (Promise<String> promise : promises) {
        lines.accept(promise.isCancelled() ? "never run: " + promise : promise.get());
      }
    }
  }
}
