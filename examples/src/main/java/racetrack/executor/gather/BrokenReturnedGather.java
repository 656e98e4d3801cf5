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

/// **Broken:** [CompletableGather] with a future that does not hear of its command's end.
///
/// ## Why it breaks
///
/// An executor that is stopped gives back what has not begun, and whoever stops it cancels that.
/// What it gives back is the command; the future is another object.
///
/// | step | gatherer            | executor                 | the command | the future |
/// |------|---------------------|--------------------------|-------------|------------|
/// | 1    | submits a task      | queues the command       | pending     | pending    |
/// | 2    | waits for all       |                          | pending     | pending    |
/// | 3    |                     | is stopped, returns it   | cancelled   | pending    |
/// | 4    | waits on, for ever  |                          | cancelled   | pending    |
///
/// **Where it is right:** if no executor is stopped before it has run everything.
///
/// **CERT:** TPS02.
///
/// @param <T> the type of the results
public final class BrokenReturnedGather<T> extends ArrivalGather<T> {

  private final BlockingQueue<Future<T>> finished = new LinkedBlockingQueue<>();

  BrokenReturnedGather() {}

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
      if (!isCancelled()) { // wound: that is when the future has to hear of it
        future.cancel(false);
      }
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
    return future == null && nanos > 0 ? finished.poll(nanos, TimeUnit.NANOSECONDS) : future;
  }
}
