// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import racetrack.memory.compound.WordCount;
import racetrack.memory.compound.WordCountSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count the same word.
final class SameWord implements Snippet {

  private final WordCount words = Twins.make(this, WordCount.class, WordCountSubject.BROKEN_SET);

  void bothThreads() {
    words.count("a");
  }

  @Override
  public String outcome() {
    return words.snapshot().toString();
  }
}
