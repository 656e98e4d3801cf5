// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A task whose one outcome is kept for all who ask: what `submit` returns.
///
/// §1 It ends once, by a value, a failure or a cancellation, and the first of them stays. Whatever
/// the task throws is its failure: a [CancellationException] of its own does not cancel it.
///
/// Any number of threads may call any method. How a thread waits is unspecified: it may spin. What
/// [Future] leaves open is fixed here:
///
/// - §2 **Who is done:** [#isDone], [#isCancelled] and [#state] agree at every moment.
/// - §3 **Order:** who waits is woken before any callback is run, so a callback may wait for them.
/// - §4 **At once:** who gets from a promise that has ended gets at once, interrupted or not, and
///   with whatever time-out. It has ended for whoever has found it done.
/// - §5 **Memory:** a promise that has ended keeps neither its task nor its callbacks.
///
/// §6 To be made without a task is refused with a [NullPointerException].
///
/// §7 **Memory effect:** what a thread wrote before it gave the promise to an executor is seen by
/// the task; what the task wrote is seen by whoever gets the value, finds the promise done, or is
/// called back.
///
/// @param <T> the type of the value
public interface Promise<T> extends RunnableFuture<T> {

  /// §8 Runs the task, and keeps its outcome.
  ///
  /// §9 It does nothing if the task was run or is running, or was cancelled. §10 The task's thread
  /// is interrupted by a [#cancel] before this returns, or not at all.
  @Override
  void run();

  /// §11 Ends it as cancelled, unless it has ended.
  ///
  /// §12 A task that has not begun never runs. §13 One that runs goes on, and its value is dropped:
  /// what is cancelled is the waiting for it. §14 If that thread's own `interrupt` throws, this
  /// throws the same, once all who wait were woken and all callbacks were run.
  ///
  /// @param mayInterruptIfRunning whether to interrupt the thread that runs the task, if that is
  ///   known
  /// @return §15 whether it is cancelled, by this call or an earlier one
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /// {@return §16 the value, waiting for it}
  ///
  /// @throws CancellationException §17 if it was cancelled
  /// @throws ExecutionException §18 if the task failed, with that failure as its cause
  /// @throws InterruptedException §19 if interrupted while waiting, or before it would wait
  @Override
  T get() throws InterruptedException, ExecutionException;

  /// {@return §20 the value, waiting for it for a time} The task goes on after a time-out.
  ///
  /// @param timeout how long to wait at most; §21 if it is not positive, this does not wait
  /// @param unit its unit
  /// @throws CancellationException §22 if it was cancelled
  /// @throws ExecutionException §23 if the task failed, with that failure as its cause
  /// @throws InterruptedException §24 if interrupted while waiting, or before it would wait
  /// @throws TimeoutException §25 if the time is up
  @Override
  T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /// §26 Adds a callback, which is run once, when this has ended, whatever the outcome.
  ///
  /// §27 Callbacks that are added before the end run in the order in which they were added, in the
  /// thread that ended it. §28 One that is added later runs at once, in this thread, unless others
  /// are yet to be run: it may then be run behind them, in that thread. §29 What a callback throws
  /// goes to its thread's handler of uncaught exceptions, and stops no other.
  ///
  /// @param callback gets this promise
  /// @throws NullPointerException §30 if the callback is null
  void onDone(Consumer<? super Promise<T>> callback);
}
