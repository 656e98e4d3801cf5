// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// How a task ended. It never changes, and its fields are final.
///
/// @param <T> the type of the value
sealed interface Outcome<T> {

  /// It returned a value.
  record Success<T>(T value) implements Outcome<T> {}

  /// It threw.
  record Failure<T>(Throwable cause) implements Outcome<T> {}

  /// It was cancelled.
  record Cancelled<T>() implements Outcome<T> {}

  /// {@return how a task ends, by running it}
  static <T> Outcome<T> of(Callable<T> task) {
    try {
      return new Success<>(task.call());
    } catch (Throwable e) {
      return new Failure<>(e);
    }
  }

  /// {@return the value, if there is one}
  default T get() throws ExecutionException {
    return switch (this) {
      case Success<T>(T value) -> value;
      case Failure<T>(Throwable cause) -> throw new ExecutionException(cause);
      case Cancelled<T>() -> throw new CancellationException();
    };
  }

  /// {@return the state of a future that ended so}
  default Future.State state() {
    return switch (this) {
      case Success<T> _ -> Future.State.SUCCESS;
      case Failure<T> _ -> Future.State.FAILED;
      case Cancelled<T> _ -> Future.State.CANCELLED;
    };
  }

  /// {@return it as text, with the type of what there is}
  default String text() {
    return switch (this) {
      case Success<T>(T value) ->
          "finished with " + (value == null ? "null" : value.getClass().getTypeName());
      case Failure<T>(Throwable cause) -> "failed with " + cause.getClass().getTypeName();
      case Cancelled<T>() -> "cancelled";
    };
  }
}
