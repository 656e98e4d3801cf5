// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The library's executor, with a thread for each task: the baseline in every chart.
///
/// **Seed idiom:** `ThreadPoolExecutor`, which has neither slots nor joins to forget. This is what
/// to use.
///
/// **Thread safety:** unconditional; each call has an executor of its own.
///
/// ## Why it is correct
///
/// `invokeAll` submits all tasks, waits for all of them, and cancels what is left if it is
/// interrupted. A `Future` is slot and join in one: its result or failure is there when the task is
/// done, and what the task did precedes the return of `get`. [Result#of] keeps failures in the
/// result, so that no future fails.
///
/// ## Cost
///
/// As [PlatformRunner], plus the queue, and one future per task. The executor pays off if it is
/// kept: here it lives for one call.
///
/// ## Broken twins
///
/// None of its own: those of [PlatformRunner] show what the library takes care of.
///
/// ## Sources
///
/// - [ExecutorService], *Memory consistency effects*.
public final class PoolRunner implements Runner {

  PoolRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Callable<Result<T>>> jobs = new ArrayList<>();
    for (Callable<? extends T> task : tasks) {
      jobs.add(() -> Result.of(task));
    }
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      return pool.invokeAll(jobs).stream().map(Future::resultNow).toList();
      // equivalent: drop-finally, the tasks are cancelled by then, and a thread of this pool that
      // has nothing to do ends by itself.
    } finally {
      pool.shutdownNow();
    }
  }
}
