// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// A value that a task finds wherever it is called from, and nobody else does.
///
/// Any number of threads may call any method. Values are never null.
///
/// @param <T> the type of the value
public interface Context<T> {

  /// What runs with a value.
  ///
  /// @param <R> the type of its result
  /// @param <X> the type of its failure
  interface Task<R extends @Nullable Object, X extends Exception> {

    /// Does it.
    ///
    /// @return its result
    /// @throws X its failure
    R call() throws X;
  }

  /// §1 Calls a task on this thread, to which the value is the current one.
  ///
  /// §2 Afterwards the current value is what it was before, however the task ended.
  ///
  /// @param <R> the type of the task's result
  /// @param <X> the type of its failure
  /// @param value the value of the task
  /// @param task the task
  /// @return §3 the task's result
  /// @throws X §4 the task's failure
  <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task) throws X;

  /// {@return §5 the value of the innermost task that this thread is in, or null if it is in none}
  ///
  /// §6 A thread that is made within a task is not in it.
  @Nullable T current();

  /// §7 Takes the current value along to another thread.
  ///
  /// @param body what is to run there
  /// @return the same, within a task that has the value that is current now
  default Runnable carry(Runnable body) {
    T value = current();
    if (value == null) {
      return body;
    }
    return () ->
        call(
            value,
            () -> {
              body.run();
              return true;
            });
  }
}
