// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.concurrent.Callable;

/// What became of a task.
///
/// @param <T> the type of its result
public sealed interface Result<T> {

  /// It returned.
  ///
  /// @param <T> the type of the result
  /// @param result what it returned
  record Success<T>(T result) implements Result<T> {}

  /// It threw.
  ///
  /// @param <T> the type of the result that it does not have
  /// @param cause what it threw
  record Failure<T>(Throwable cause) implements Result<T> {}

  /// {@return what becomes of a task, which is called here and now}
  ///
  /// @param <T> the type of its result
  /// @param task the task
  static <T> Result<T> of(Callable<? extends T> task) {
    try {
      return new Success<>(task.call());
    } catch (Throwable e) { // also an Error: on a thread of its own nobody else would see it
      return new Failure<>(e);
    }
  }
}
