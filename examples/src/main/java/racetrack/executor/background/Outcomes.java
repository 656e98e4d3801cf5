// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import racetrack.executor.background.TaskManager.Outcome;

/// The outcomes that have come, and how many are to come, for managers that leave the rest to the
/// library.
///
/// **Invariant:** whenever the monitor is free, each task that was counted in is either counted in
/// `missing` or has had its outcome added.
///
/// @param <T> the type of the values
final class Outcomes<T> {

  @GuardedBy("this")
  private List<Outcome<T>> come = new ArrayList<>();

  @GuardedBy("this")
  private int missing;

  /// Counts a task in.
  synchronized void expect() {
    missing++;
  }

  /// Counts a task out that is to have no outcome.
  synchronized void forget() {
    missing--;
    notifyAll();
  }

  /// Adds the outcome of a task.
  synchronized void add(Outcome<T> outcome) {
    come.add(outcome); // linearization point
    forget();
  }

  /// {@return those that have come since the last call}
  synchronized List<Outcome<T>> poll() {
    List<Outcome<T>> polled = come;
    come = new ArrayList<>();
    return polled;
  }

  /// Waits until none is missing.
  synchronized void await() throws InterruptedException {
    while (missing > 0) {
      wait();
    }
  }
}
