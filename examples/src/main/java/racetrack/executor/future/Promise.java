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
/// It ends once, by a value, a failure or a cancellation, and the first of them stays. Any number
/// of threads may call any method. What [Future] leaves open is fixed here:
///
/// - **Who is done:** [#isDone], [#isCancelled] and [#state] agree at every moment.
/// - **Order:** who waits is woken before any callback is run, so a callback may wait for them.
/// - **At once:** who gets from a promise that has ended gets at once, interrupted or not, and with
///   whatever time-out. It has ended for whoever has found it done.
/// - **Memory:** a promise that has ended keeps neither its task nor its callbacks.
///
/// **Memory effect:** what a thread wrote before it gave the promise to an executor is seen by the
/// task; what the task wrote is seen by whoever gets the value, finds the promise done, or is
/// called back.
///
/// @param <T> the type of the value
public interface Promise<T> extends RunnableFuture<T> {

  /// Runs the task, and keeps its outcome.
  ///
  /// It does nothing if the task was run or is running, or was cancelled. The task's thread is
  /// interrupted by a [#cancel] before this returns, or not at all.
  @Override
  void run();

  /// Ends it as cancelled, unless it has ended.
  ///
  /// A task that has not begun never runs. One that runs goes on, and its value is dropped: what is
  /// cancelled is the waiting for it. If that thread's own `interrupt` throws, this throws the
  /// same, once all who wait were woken and all callbacks were run.
  ///
  /// @param mayInterruptIfRunning whether to interrupt the thread that runs the task, if that is
  ///   known
  /// @return whether it is cancelled, by this call or an earlier one
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /// {@return the value, waiting for it}
  ///
  /// @throws CancellationException if it was cancelled
  /// @throws ExecutionException if the task failed, with that failure as its cause
  /// @throws InterruptedException if interrupted while waiting, or before it would wait
  @Override
  T get() throws InterruptedException, ExecutionException;

  /// {@return the value, waiting for it for a time} The task goes on after a time-out.
  ///
  /// @param timeout how long to wait at most; if it is not positive, this does not wait
  /// @param unit its unit
  /// @throws CancellationException if it was cancelled
  /// @throws ExecutionException if the task failed, with that failure as its cause
  /// @throws InterruptedException if interrupted while waiting, or before it would wait
  /// @throws TimeoutException if the time is up
  @Override
  T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /// Adds a callback, which is run once, when this has ended, whatever the outcome.
  ///
  /// Callbacks that are added before the end run in the order in which they were added, in the
  /// thread that ended it. One that is added later runs at once, in this thread, unless others are
  /// yet to be run: it may then be run behind them, in that thread. What a callback throws goes to
  /// its thread's handler of uncaught exceptions, and stops no other.
  ///
  /// @param callback gets this promise
  void onDone(Consumer<? super Promise<T>> callback);
}
