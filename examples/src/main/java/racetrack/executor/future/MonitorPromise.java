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

/// A promise whose outcome, waiters and callbacks are all behind its own monitor.
///
/// **Seed idiom:** `concurrent.futures.Future`, which is a condition, a state and a list of
/// callbacks.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `outcome` changes once, from null. `task` is null from the beginning of its run
///   on, and `runner` is the thread that runs it, until there is an outcome.
/// - **Once:** the monitor is held from the look at `outcome` to the write of it, so a second one
///   is refused; and from the look at `task` to its removal, so it is run once.
/// - **Linearization points:** of [#run] and [#cancel], the write of `outcome`, or the look that
///   finds one; of all that ask, the look.
/// - **No lost wake-up, no lost callback:** a waiter looks at `outcome` under the monitor, which
///   `wait` gives back in the same step in which it begins to wait. A callback is added under it
///   only if there is no outcome. So whoever writes the outcome finds both.
/// - **Happens-before:** what the task wrote comes before the end of the monitor's block in
///   `settle`, and that before each later block that finds the outcome there.
/// - **Interrupts:** they are sent under the monitor, in the block that finds no outcome. The
///   runner must pass through the monitor before it returns from [#run], so it gets none later.
///   They are sent last: should one throw, waiters and callbacks have been taken care of.
/// - **Progress:** blocking: who loses the processor under the monitor stops even those who look.
///   Tasks and callbacks are run outside of it, since nobody knows what they wait for.
///
/// ## Cost
///
/// Two acquisitions of the monitor to run, one to ask. A list for callbacks, and no object for a
/// waiter. The monitor is there for everybody who has the promise: a stranger can hold it.
///
/// ## Broken twins
///
/// [BrokenPlainPromise] looks without the monitor; [BrokenSecondPromise] looks in one block and
/// writes in another. [BrokenLostPromise] and [BrokenTwicePromise] do so with a callback, in either
/// order. [BrokenNotifyPromise] wakes one waiter; [BrokenAlienPromise] runs callbacks inside.
///
/// ## Sources
///
/// - R. H. Halstead, *Multilisp: A Language for Concurrent Symbolic Computation*, ACM TOPLAS 7(4),
///   1985 (futures).
/// - JLS 25, §17.1 and §17.2 (monitors and wait sets), §17.4.5 (happens-before).
///
/// @param <T> the type of the value
public final class MonitorPromise<T> implements Promise<T> {

  @GuardedBy("this")
  private @Nullable Callable<T> task;

  @GuardedBy("this")
  private @Nullable Thread runner;

  @GuardedBy("this")
  private @Nullable Outcome<T> outcome;

  @GuardedBy("this")
  private final List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>(0);

  MonitorPromise(Callable<T> task) {
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
    outcome = end; // linearization point
    task = null;
    runner = null;
    toRun.addAll(callbacks);
    callbacks.clear();
    notifyAll();
    if (toInterrupt != null) {
      // equivalent: drop-interrupt, "or not at all" is promised, too: a promise may not know who
      // runs its task.
      toInterrupt.interrupt(); // last, since a class of its own may throw
    }
  } // publishes: the outcome, and what the task wrote

  @Override
  public void onDone(Consumer<? super Promise<T>> callback) {
    requireNonNull(callback, "callback");
    synchronized (this) {
      if (outcome == null) {
        callbacks.add(callback); // linearization point
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
    // equivalent: shrink-at-the-end, once there is an outcome, it stays.
    // equivalent: split, once there is an outcome, it stays.
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
      if (left <= 0) { // equivalent: boundary, a wait of 0 ns ends at once.
        throw new TimeoutException();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    // equivalent: shrink-at-the-end, once there is an outcome, it stays.
    // equivalent: split, once there is an outcome, it stays.
    return outcome;
  }

  @Override
  public synchronized boolean isDone() {
    return outcome != null;
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
  // equivalent: drop-synchronized, formally a data race. Not seen here: a text is old by the time
  // it is read.
  public synchronized String toString() {
    // equivalent: shrink-at-the-start, it says what was so when it began.
    String pending = task == null ? "running" : "pending";
    return "Promise[%s]".formatted(outcome == null ? pending : outcome.text());
  }
}
