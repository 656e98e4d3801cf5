// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The result of a task that a [ProcessPool] runs.
///
/// **Memory effects:** a task's arguments and result are copies. What the thread that completes a
/// future wrote before, a thread sees that has seen the future done.
///
/// ## Why it is correct
///
/// `outcome` is written once, under the monitor of `callbacks`, from null to its value: the
/// linearization point of completion and of cancellation. All that can be asked is answered from
/// that one field, so the answers agree. The latch opens after it is written, so a waiter finds it.
/// Between the two the future is done already: whoever gets looks at `outcome` before the latch,
/// and again when its time is up.
///
/// @param <T> the type of the result
public final class TaskFuture<T> implements Future<T> {

  private final @Nullable T result;
  private final CountDownLatch done = new CountDownLatch(1);

  @GuardedBy("callbacks")
  private final List<Consumer<? super TaskFuture<T>>> callbacks = new ArrayList<>(0);

  private volatile @Nullable Outcome outcome;

  /// What is to be done; null once it is done, so that no argument is kept.
  private volatile @Nullable Task task;

  /// @param result what to return for a task that returns null
  TaskFuture(@Nullable T result) {
    this.result = result;
  }

  /// Says what is to be done. Called once, before anybody else sees the future.
  void bind(Task bound) {
    task = bound;
  }

  /// Adds a callback, which is run once this future is done, whatever the outcome.
  ///
  /// Callbacks run in the order in which they were added, in the thread that ends the task: one of
  /// the pool's, or one that waits for another task; or at once, in this thread, if the task has
  /// ended. They should be short. What one throws goes to its thread's handler of uncaught
  /// exceptions and stops no other.
  ///
  /// @param callback gets this future
  public void onDone(Consumer<? super TaskFuture<T>> callback) {
    requireNonNull(callback, "callback");
    synchronized (callbacks) {
      if (outcome == null) {
        callbacks.add(callback);
        return;
      }
    }
    run(callback);
  }

  /// {@return whether this outcome is the future's; false if it had one before}
  boolean end(Outcome end) {
    boolean settled = settle(end);
    if (settled) {
      announce();
    }
    return settled;
  }

  /// Gives this future its outcome. Nobody is woken and nothing foreign is called, so this may be
  /// done under a lock.
  ///
  /// @return whether it is the future's; if so, the caller must [#announce] it
  boolean settle(Outcome end) {
    synchronized (callbacks) {
      if (outcome != null) {
        return false;
      }
      outcome = end; // linearization point
      return true;
    }
  }

  /// Wakes who waits, and runs the callbacks. Called once, after [#settle].
  void announce() {
    task = null;
    done.countDown();
    takeCallbacks().forEach(this::run);
  }

  private List<Consumer<? super TaskFuture<T>>> takeCallbacks() {
    synchronized (callbacks) {
      List<Consumer<? super TaskFuture<T>>> taken =
          callbacks.isEmpty() ? List.of() : List.copyOf(callbacks);
      callbacks.clear();
      return taken;
    }
  }

  /// Tries to keep the task from running, or from going on.
  ///
  /// A task that has not begun never runs. One that runs is let be, unless `mayInterruptIfRunning`:
  /// then its worker is killed, and replaced when it is needed.
  ///
  /// @param mayInterruptIfRunning whether a running task is killed with its worker
  /// @return whether this future is cancelled
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    Task toCancel = task;
    if (toCancel != null) {
      toCancel.cancel(mayInterruptIfRunning);
    }
    return isCancelled();
  }

  @Override
  public boolean isCancelled() {
    return outcome instanceof Outcome.Cancelled;
  }

  @Override
  public boolean isDone() {
    return outcome != null;
  }

  /// {@return the value, waiting for it} If this future is done, it is had at once, interrupted or
  /// not.
  ///
  /// @throws CancellationException if it was cancelled
  /// @throws ExecutionException if the task failed or was lost, with the reason as its cause
  /// @throws InterruptedException if interrupted while waiting, or before it would wait
  @Override
  public T get() throws InterruptedException, ExecutionException {
    if (!endsSoon()) {
      done.await();
    }
    return value();
  }

  /// Looks for the end of a small task for as long as it takes to park and be woken.
  private boolean endsSoon() throws InterruptedException {
    if (outcome != null) {
      return true;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Task pending = task;
    if (pending == null) {
      return outcome != null;
    }
    long nanos = pending.patience().nanos();
    if (nanos == 0) {
      return false;
    }
    long start = System.nanoTime();
    for (long left = nanos; outcome == null && left > 0; left = start + nanos - System.nanoTime()) {
      pending.help(left); // returns at once while somebody else is at it
      Thread.onSpinWait();
    }
    pending.patience().learn(outcome != null);
    return outcome != null;
  }

  /// {@return the value, waiting for it for a time} If this future is done, it is had at once,
  /// interrupted or not, and whatever the time.
  ///
  /// @param timeout how long to wait at most; if it is not positive, this does not wait
  /// @param unit its unit
  /// @throws CancellationException if it was cancelled
  /// @throws ExecutionException if the task failed or was lost, with the reason as its cause
  /// @throws InterruptedException if interrupted while waiting, or before it would wait
  /// @throws TimeoutException if the time is up
  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (outcome == null && !done.await(timeout, unit) && outcome == null) {
      throw new TimeoutException(this + " after " + timeout + " " + unit);
    }
    return value();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a task of type T may return null, as any Callable
  private T value() throws ExecutionException {
    return switch (outcome) {
      case Outcome.Success(Object value) -> value == null ? result : (T) value;
      case Outcome.Failure(Throwable cause) -> throw new ExecutionException(cause);
      case Outcome.Cancelled() -> throw new CancellationException();
      case null -> throw new IllegalStateException("the latch was opened before the end");
    };
  }

  @Override
  public State state() {
    return switch (outcome) {
      case null -> State.RUNNING;
      case Outcome.Success success -> State.SUCCESS;
      case Outcome.Failure failure -> State.FAILED;
      case Outcome.Cancelled cancelled -> State.CANCELLED;
    };
  }

  private void run(Consumer<? super TaskFuture<T>> callback) {
    try {
      callback.accept(this);
    } catch (Throwable failure) {
      report(failure);
    }
  }

  /// Hands a failure that nobody waits for to this thread's handler.
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // A handler's own failure is nobody's: the JVM ignores it, too.
    }
  }

  @Override
  public String toString() {
    Task pending = task;
    String state =
        switch (outcome) {
          case null -> pending != null && pending.hasBegun() ? "running" : "pending";
          case Outcome.Success(Object value) ->
              "finished with " + (value == null ? "null" : value.getClass().getTypeName());
          case Outcome.Failure(Throwable cause) -> "failed with " + cause.getClass().getTypeName();
          case Outcome.Cancelled() -> "cancelled";
        };
    return "TaskFuture@%x[%s]".formatted(hashCode(), state);
  }
}
