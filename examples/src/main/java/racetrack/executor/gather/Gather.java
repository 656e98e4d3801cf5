// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// A group of tasks whose outcomes one thread gathers.
///
/// Tasks run wherever their executors run them, and finish in any order. Each has exactly one
/// outcome: a value, a failure, or a cancellation. §1 A failure is an outcome like any other: it
/// stops no other task, and it is kept for whoever gets it from the future. Whatever a task throws
/// is its failure: a [CancellationException] of its own does not cancel it. §2 A caller that stops
/// an executor and cancels the futures that it returns, as a `TaskPool` does, cancels the tasks.
///
/// A group is used by one thread. §3 Time-outs run from the call. One that is not positive has
/// passed at once: what has finished is given, and nothing is waited for. §4 A time-out that is
/// longer than a `long` of nanoseconds has no end. §5 What has finished already is given to an
/// interrupted thread, too, which stays so.
///
/// How a group waits is unspecified: it may spin.
///
/// §6 **Memory effect:** what a thread wrote before it submitted a task is seen by the task; what
/// the task wrote is seen by the thread that was given its finished future.
///
/// @param <T> the type of the results
public interface Gather<T> {

  /// As long as it takes.
  Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /// What to wait for.
  enum Until {
    /// §7 Until one has finished.
    FIRST,

    /// §8 Until one has failed, or all have finished.
    FIRST_FAILURE,

    /// §9 Until all have finished.
    ALL
  }

  /// The tasks of a group at one moment. §10 Both lists are in the order of their becoming so.
  ///
  /// @param done those that have finished, failed or were cancelled
  /// @param pending the others
  /// @param <T> the type of the results
  record Split<T>(List<Future<T>> done, List<Future<T>> pending) {

    /// Keeps copies of the lists.
    public Split {
      done = List.copyOf(done);
      pending = List.copyOf(pending);
    }
  }

  /// §11 Has a task run, and returns at once. The task becomes one of the group.
  ///
  /// @param executor who runs it
  /// @param task what to run
  /// @param limit how long it may take from now on. §12 A group that is waited for cancels what is
  ///   over its limit, which counts as finished from then on
  /// @return its future
  /// @throws RejectedExecutionException §29 if the executor rejects it; the group is what it was
  @CanIgnoreReturnValue // the gather keeps it
  Future<T> submit(Executor executor, Callable<T> task, Duration limit);

  /// Has a task run that may take as long as it takes.
  ///
  /// @param executor who runs it
  /// @param task what to run
  /// @return its future
  @CanIgnoreReturnValue // the gather keeps it
  default Future<T> submit(Executor executor, Callable<T> task) {
    return submit(executor, task, FOREVER);
  }

  /// §13 Waits until enough has finished. All remain in the group.
  ///
  /// @param until what is enough
  /// @param timeout how long to wait at most
  /// @return §14 what has finished and what has not, also after the time-out
  /// @throws InterruptedException §15 if interrupted while waiting
  Split<T> await(Until until, Duration timeout) throws InterruptedException;

  /// §16 Gives the futures of the group as they finish, those that have finished first. What is
  /// given is in the group no more, which keeps no reference to it.
  ///
  /// The iterator waits. §17 It throws a [DeadlineException] if the time is up, which says how many
  /// of how many are unfinished, as in `2 of 3`, and has no more then; what has not finished stays
  /// in the group. §18 It throws a [CancellationException] if interrupted, which the thread then
  /// stays.
  ///
  /// @param timeout how long all may take
  /// @return the futures
  Iterator<Future<T>> asCompleted(Duration timeout);

  /// §19 Applies a function to inputs, many at a time, and gives the results in the order of the
  /// inputs.
  ///
  /// §20 It takes as many inputs as the buffer has room for, and gives them to the executor, before
  /// it returns.
  ///
  /// @param executor who applies it
  /// @param function what to apply
  /// @param inputs where to take inputs from, which may be without end
  /// @param buffer §21 how many inputs at most are taken whose results are not
  /// @param timeout how long all may take
  /// @param <A> the type of the inputs
  /// @return the results; they are no part of the group
  /// @throws IllegalArgumentException §22 if the buffer is below 1
  <A> Results<T> map(
      Executor executor, Function<A, T> function, Iterator<A> inputs, int buffer, Duration timeout);

  /// The results of a map, in the order of its inputs.
  ///
  /// @param <T> the type of the results
  interface Results<T> extends Iterator<T>, AutoCloseable {

    /// {@return §23 the next result, waiting for it}
    ///
    /// @throws CompletionException §24 if the function failed there, with that failure as its
    ///   cause; the call after it gives the result behind. So it is where the executor rejected or
    ///   cancelled the task, or the inputs failed, behind which there are no more
    /// @throws DeadlineException §25 if the time is up; the rest is cancelled
    /// @throws CancellationException §26 if interrupted, which the thread then stays
    /// @throws NoSuchElementException §27 if there is none
    @Override
    T next();

    /// §28 Cancels what is pending.
    @Override
    void close();
  }
}
