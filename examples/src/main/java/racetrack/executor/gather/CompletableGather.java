// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Completable futures, each with a callback that tells the gatherer.
///
/// **Seed idiom:** `future.add_done_callback(…)`.
///
/// **Thread safety:** the futures may finish in any threads; the group is used by one.
///
/// ## Why it is correct
///
/// `whenComplete` runs its action exactly once: in the thread that completes the future, or at once
/// if that has happened. The action puts the future into a queue, which does what the lock of
/// [HandGather] does. A future that is completed twice keeps its first outcome, so a task that ends
/// after its cancellation changes nothing.
///
/// What a task throws is wrapped in a [CompletionException], which a completable future takes off
/// again. Bare, a [java.util.concurrent.CancellationException] of the task's own would cancel it.
///
/// **Not as the others:** a completable future does not know its thread, so cancelling it
/// interrupts nobody. The task goes on, and its result is dropped.
///
/// ## Cost
///
/// Two more objects per task, the callback and the command. `CompletableFuture.anyOf` would do
/// without the queue, but must look at all futures whenever one is to be had: n of them cost n².
///
/// ## Broken twins
///
/// [BrokenReturnedGather] does not hear of what an executor returns; [BrokenArrivalGather], by way
/// of [HandGather].
///
/// ## Sources
///
/// - [java.util.concurrent.CompletionStage].
///
/// @param <T> the type of the results
public final class CompletableGather<T> extends ArrivalGather<T> {

  private final BlockingQueue<Future<T>> finished = new LinkedBlockingQueue<>();

  CompletableGather() {}

  @Override
  Future<T> start(Executor executor, Callable<T> task) {
    CompletableFuture<T> future = launch(executor, task);
    CompletableFuture<T> _ = future.whenComplete((_, _) -> finished.add(future));
    return future;
  }

  @Override
  CompletableFuture<T> launch(Executor executor, Callable<T> task) {
    CompletableFuture<T> future = new CompletableFuture<>();
    executor.execute(new Command(() -> run(task, future), future));
    return future;
  }

  /// What the executor runs. A stopped executor may cancel it, and with it the future.
  private static final class Command extends FutureTask<@Nullable Void> {

    private final Future<?> future;

    Command(Runnable task, Future<?> future) {
      super(task, null);
      this.future = future;
    }

    @Override
    protected void done() {
      future.cancel(false); // false if it is done, as it is when the task has run
    }
  }

  private static <T> void run(Callable<T> task, CompletableFuture<T> future) {
    if (future.isDone()) {
      return; // cancelled before its turn
    }
    try {
      future.complete(task.call());
    } catch (Throwable e) {
      // Wrapped: it would be cancelled by a CancellationException of the task's own, and would take
      // a CompletionException of the task's own for the wrapping of its cause.
      future.completeExceptionally(new CompletionException(e));
    }
  }

  @Override
  @Nullable Future<T> arrive(long nanos) throws InterruptedException {
    Future<T> future = finished.poll(); // also for a thread that is interrupted
    // equivalent: timeout-to-zero, who waits looks again and again instead, as it may.
    return future == null && nanos > 0 ? finished.poll(nanos, TimeUnit.NANOSECONDS) : future;
  }
}
