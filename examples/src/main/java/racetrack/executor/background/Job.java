// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import java.util.concurrent.Callable;
import racetrack.executor.background.TaskManager.Outcome;

/// A task and its name.
///
/// @param id the name
/// @param task what is to be run
/// @param <T> the type of its value
record Job<T>(String id, Callable<T> task) {

  /// {@return what comes of it, by running it} Nothing that it throws gets through.
  Outcome<T> run() {
    try {
      return new Outcome.Success<>(id, task.call());
    } catch (Throwable e) {
      return new Outcome.Failure<>(id, e);
    }
  }

  /// {@return what comes of it if it is not run}
  Outcome<T> cancelled() {
    return new Outcome.Cancelled<>(id);
  }
}
