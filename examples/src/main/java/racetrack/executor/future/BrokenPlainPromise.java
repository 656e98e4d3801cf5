// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorPromise] whose `isDone` looks without the monitor.
///
/// ## Why it breaks
///
/// The writer holds the monitor, and that orders nothing for a reader that does not. A compiler may
/// hoist the reader's reads out of its loop, and also the reads of what the task wrote.
///
/// | step | reader                                        | runner             | `outcome` |
/// |------|-----------------------------------------------|--------------------|-----------|
/// | 1    | reads the task's field: 0                     |                    | null      |
/// | 2    |                                               | writes the field   | null      |
/// | 3    |                                               | writes the outcome | a value   |
/// | 4    | `isDone()`: true                              |                    | a value   |
/// | 5    | takes the field as read in step 1: 0          |                    | a value   |
///
/// And a loop `while (!isDone())` may, once it is compiled, go round for ever.
///
/// **Where it is right:** for a reader who then calls `get`, which enters the monitor. The outcome
/// itself is always whole, since its fields are final.
///
/// **CERT:** VNA01.
///
/// @param <T> the type of the value
@SuppressWarnings("GuardedBy") // the wound
public final class BrokenPlainPromise<T> implements Promise<T> {

  @GuardedBy("this")
  private @Nullable Callable<T> task;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private @Nullable Outcome<T> outcome;

  @GuardedBy("this")
  private final List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>(0);

  BrokenPlainPromise(Callable<T> task) {
    this.task = task;
  }

  @Override
  public void run() {
    Callable<T> begun = begin();
    if (begun != null) {
      end(Outcome.of(begun), false);
    }
  }

  /// {@return the task; null if it is not to be run}
  private synchronized @Nullable Callable<T> begin() {
    Callable<T> toRun = task;
    if (toRun != null) {
      task = null;
      runner = Thread.currentThread();
    }
    return toRun;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    end(new Outcome.Cancelled<>(), mayInterruptIfRunning);
    return isCancelled();
  }

  /// Ends it, unless it has ended, and runs the callbacks, even if an interrupt throws.
  private void end(Outcome<T> end, boolean interrupts) {
    List<Consumer<? super Promise<T>>> toRun = new ArrayList<>(0);
    try {
      settle(end, interrupts, toRun);
    } finally {
      toRun.forEach(callback -> Callbacks.run(this, callback));
    }
  }

  /// Keeps the outcome, unless there is one, and wakes the waiters.
  ///
  /// @param toRun gets the callbacks
  private synchronized void settle(
      Outcome<T> end, boolean interrupts, List<Consumer<? super Promise<T>>> toRun) {
    if (outcome != null) {
      return;
    }
    Thread toInterrupt = interrupts ? runner : null;
    outcome = end;
    task = null;
    runner = null;
    toRun.addAll(callbacks);
    callbacks.clear();
    notifyAll();
    if (toInterrupt != null) {
      toInterrupt.interrupt(); // last, since a class of its own may throw
    }
  }

  @Override
  public void onDone(Consumer<? super Promise<T>> callback) {
    requireNonNull(callback, "callback");
    synchronized (this) {
      if (outcome == null) {
        callbacks.add(callback);
        return;
      }
    }
    Callbacks.run(this, callback);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    return await().get();
  }

  private synchronized Outcome<T> await() throws InterruptedException {
    while (outcome == null) {
      wait();
    }
    return outcome;
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return await(Math.max(0, unit.toNanos(timeout))).get();
  }

  private synchronized Outcome<T> await(long nanos) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + nanos;
    while (outcome == null) {
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) {
        throw new TimeoutException();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return outcome;
  }

  @Override
  public boolean isDone() {
    return outcome != null; // wound: not under the monitor
  }

  @Override
  public synchronized boolean isCancelled() {
    return outcome instanceof Outcome.Cancelled;
  }

  @Override
  public synchronized State state() {
    return outcome == null ? State.RUNNING : outcome.state();
  }

  @Override
  public synchronized String toString() {
    String pending = task == null ? "running" : "pending";
    return "Promise[%s]".formatted(outcome == null ? pending : outcome.text());
  }
}
