// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racetrack.catalogue.Seed;
import racetrack.executor.gather.Gather.Until;
import racetrack.programs.TimeScale;

/// Four tasks on four workers: with `get` right after each `submit`, three workers stand idle.
@Seed(rows = "3.14", idiom = "future = executor.submit(...); future.result() in the same loop")
public final class OverlapExample {

  static final int TASKS = 4;

  private OverlapExample() {}

  /// Prints how long four tasks of one unit take in two ways.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration unit = TimeScale.scaled(Duration.ofSeconds(1));
    Callable<String> task =
        () -> {
          Thread.sleep(unit);
          return "done";
        };
    for (GatherSubject subject : List.of(GatherSubject.BROKEN_EAGER, GatherSubject.HAND)) {
      long start = System.nanoTime();
      run(subject, task);
      double units = (double) (System.nanoTime() - start) / unit.toNanos();
      System.out.printf("%s: %.1f tasks' time%n", subject, units);
    }
  }

  /// {@return the results of four runs of a task, on as many workers}
  ///
  /// @param subject how to gather them
  /// @param task what to run
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  static List<String> run(GatherSubject subject, Callable<String> task)
      throws InterruptedException, ExecutionException {
    List<String> results = new ArrayList<>();
    Gather<String> group = subject.create();
    try (ExecutorService executor = Executors.newFixedThreadPool(TASKS)) {
      for (int number = 0; number < TASKS; number++) {
        group.submit(executor, task);
      }
      for (Future<String> future : group.await(Until.ALL, Gather.FOREVER).done()) {
        results.add(future.get());
      }
    }
    return results;
  }
}
