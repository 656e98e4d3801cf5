// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import racetrack.lock.counter.Counter;
import racetrack.lock.counter.CounterSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count.
final class TwoIncrements implements Snippet {

  private final Counter counter = Twins.make(this, Counter.class, CounterSubject.BROKEN_PLAIN, 0L);

  void bothThreads() {
    counter.increment();
  }

  @Override
  public String outcome() {
    return "" + counter.get();
  }
}
