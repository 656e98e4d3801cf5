// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The library's completion service behind our contract.
///
/// **Seed idiom:** `as_completed(futures)`. This is the class to use with one executor.
///
/// **Thread safety:** the futures may finish in any threads; the group is used by one.
///
/// ## Why it is correct
///
/// An [ExecutorCompletionService] is an executor and a queue: it wraps a task so that its future is
/// put into the queue when it has run. All services here share the queue, so the tasks of a group
/// may run on several executors. The queue does what the lock of [HandGather] does.
///
/// It is the wrapper's end that is noticed: a future that was cancelled comes when its executor has
/// come to it and found nothing to do. What is over its limit is not waited for so long. A wrapper
/// that a stopped executor returns may be cancelled; its future is then cancelled when it arrives.
///
/// ## Cost
///
/// As [HandGather], and one more object a task.
///
/// ## Broken twin
///
/// [BrokenArrivalGather], by way of [HandGather].
///
/// ## Sources
///
/// - [java.util.concurrent.BlockingQueue], *Memory consistency effects*.
///
/// @param <T> the type of the results
public final class CompletionServiceGather<T> extends ArrivalGather<T> {

  private final BlockingQueue<Future<T>> finished = new LinkedBlockingQueue<>();

  CompletionServiceGather() {}

  @Override
  Future<T> start(Executor executor, Callable<T> task) {
    return new ExecutorCompletionService<>(executor, finished).submit(task);
  }

  @Override
  Future<T> launch(Executor executor, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    executor.execute(future);
    return future;
  }

  @Override
  @Nullable Future<T> arrive(long nanos) throws InterruptedException {
    Future<T> future = finished.poll(); // also for a thread that is interrupted
    if (future == null && nanos > 0) {
      // equivalent: timeout-to-zero, who waits looks again and again instead, as it may.
      future = finished.poll(nanos, TimeUnit.NANOSECONDS);
    }
    if (future != null) {
      future.cancel(false); // false if it is done; else its wrapper was cancelled
    }
    return future;
  }
}
