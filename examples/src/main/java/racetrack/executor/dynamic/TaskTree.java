// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import java.util.List;
import java.util.concurrent.ExecutionException;

/// Runs tasks that make tasks, so many at a time, until none is left.
///
/// Nobody knows beforehand how many there will be. It is over when no task waits and no task runs,
/// since a task that runs may still make more.
///
/// How a caller waits is unspecified: it may spin; so is what happens when more than 65,534 tasks
/// wait or run. §1 Fewer than one worker is refused with an [IllegalArgumentException].
///
/// §2 **Memory effect:** what a task wrote is seen by the tasks that it made, and by whoever gets
/// the results.
public interface TaskTree {

  /// What is done for a task.
  ///
  /// @param <T> the type of the tasks
  /// @param <R> the type of the results
  interface Work<T, R> {

    /// Does it.
    ///
    /// @param task the task
    /// @return its result, and the tasks that it makes
    /// @throws Exception if it fails
    Step<T, R> run(T task) throws Exception;
  }

  /// What came of a task.
  ///
  /// @param result its result, not null
  /// @param more the tasks that it makes
  /// @param <T> the type of the tasks
  /// @param <R> the type of the results
  record Step<T, R>(R result, List<T> more) {

    /// Keeps a copy of the list.
    public Step {
      more = List.copyOf(more);
    }
  }

  /// §3 Runs some tasks, and what they make, and what that makes.
  ///
  /// §4 Each is run once, and as many at a time as there are workers. §5 When this returns or
  /// throws, no task runs.
  ///
  /// @param roots the tasks to begin with
  /// @param work what is done for each
  /// @param <T> the type of the tasks
  /// @param <R> the type of the results
  /// @return §6 the results of all, in any order
  /// @throws ExecutionException §7 if a task failed; none is begun after that
  /// @throws InterruptedException §8 if interrupted while waiting; what runs is then interrupted,
  ///   and none is begun after that
  <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException;
}
