// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The library's future that anybody may complete, here completed by a task.
///
/// **Seed idiom:** `future = Future()`, then `future.set_result(…)` and `add_done_callback(…)`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [CompletableFuture] has a volatile result, null until it is completed, and a stack of those who
/// depend on it. Completing it is one compare-and-set, so the first outcome stays. Ours is:
///
/// - **Once:** whoever takes `task` away runs it.
/// - **Callbacks:** its own are run in no stated order, in fact the last first, and who waits in
///   `get` helps to run them: a callback could hold up a waiter, or wait for the very thread that
///   runs it. So [Callbacks] keeps them, and whoever completed the future tells them.
/// - **Failure:** what the task throws is wrapped in a [CompletionException], which the future
///   takes off again. Bare, a [CancellationException] of the task's own would cancel it, and a
///   [CompletionException] of the task's own would be taken for such a wrapping.
///
/// ## Cost
///
/// Two atomic writes to run, one read to ask; one object for a waiter, and a list for callbacks.
///
/// **Not as the others:** it does not know its thread, so cancelling it interrupts nobody. Its text
/// tells neither pending from running nor cancelled from failed.
///
/// ## Broken twin
///
/// [BrokenSetPromise], by way of [StackPromise].
///
/// ## Sources
///
/// - [java.util.concurrent.CompletionStage].
///
/// @param <T> the type of the value
public final class CompletablePromise<T> implements Promise<T> {

  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final Callbacks<T> callbacks = new Callbacks<>();
  private final AtomicReference<@Nullable Callable<T>> task;

  CompletablePromise(Callable<T> task) {
    this.task = new AtomicReference<>(task);
  }

  @Override
  public void run() {
    Callable<T> begun = task.getAndSet(null);
    if (begun == null || isDone()) {
      return;
    }
    boolean ended;
    try {
      ended = future.complete(begun.call());
    } catch (Throwable e) {
      ended = future.completeExceptionally(new CompletionException(e)); // which it takes off again
    }
    if (ended) {
      callbacks.tell(this);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (future.completeExceptionally(new CancellationException())) {
      // equivalent: weaken, who runs it takes it by an atomic exchange, and looks whether it is
      // done.
      task.set(null); // it would be kept until it is run, which may be never
      callbacks.tell(this);
    }
    return isCancelled();
  }

  @Override
  public void onDone(Consumer<? super Promise<T>> callback) {
    callbacks.add(this, requireNonNull(callback, "callback"));
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    return future.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(timeout, unit);
  }

  @Override
  public boolean isDone() {
    return future.isDone();
  }

  @Override
  public boolean isCancelled() {
    return future.isCancelled();
  }

  @Override
  public State state() {
    return future.state();
  }

  @Override
  public String toString() {
    return future.toString();
  }
}
