// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

/// Calls tasks, but never more than so many at the same time.
///
/// Any number of threads may call it. In which order those that wait proceed is unspecified, and
/// how they wait: they may spin. §1 To be made with fewer than one permit is refused with an
/// [IllegalArgumentException]. §2 No more tasks are called at the same time than there are permits.
/// §3 A task that calls the limit again needs a second permit.
///
/// §4 **Memory effect:** what a task did is seen by the task that could begin because it had ended.
public interface Limit {

  /// What is done inside.
  ///
  /// @param <R> the type of its result
  /// @param <X> the type of its failure
  interface Task<R, X extends Exception> {

    /// Does it.
    ///
    /// @return its result
    /// @throws X its failure
    R call() throws X;
  }

  /// §5 Calls a task on this thread, as soon as there is room.
  ///
  /// @param <R> the type of the task's result
  /// @param <X> the type of its failure
  /// @param task the task
  /// @return §6 the task's result
  /// @throws X §7 the task's failure; there is room again
  /// @throws InterruptedException §8 if interrupted on entry or while waiting; the task was not
  ///   called
  <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException;
}
