// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// One task, run a given number of times on an executor.
///
/// @param results what the tasks returned
/// @param duration how long all took
record Batch(List<Long> results, Duration duration) {

  /// Runs a batch.
  ///
  /// @param task the task
  /// @param tasks how often
  /// @param executor where
  static Batch run(Callable<Long> task, int tasks, ExecutorService executor)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    List<Future<Long>> futures = executor.invokeAll(Collections.nCopies(tasks, task));
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    List<Long> results = new ArrayList<>();
    for (Future<Long> future : futures) {
      results.add(future.get());
    }
    return new Batch(results, duration);
  }

  double seconds() {
    return duration.toNanos() / 1e9;
  }
}
