// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import java.util.function.Supplier;
import racetrack.memory.lazy.Lazy;
import racetrack.memory.lazy.LazySubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads want the same object.
final class TwoGets implements Snippet {

  private int made;
  private final Lazy<?> lazy =
      Twins.make(
          this,
          Lazy.class,
          LazySubject.BROKEN_SINGLE_CHECK,
          (Supplier<String>) () -> "object " + ++made);

  void bothThreads() {
    lazy.get();
  }

  @Override
  public String outcome() {
    return "made " + made;
  }
}
