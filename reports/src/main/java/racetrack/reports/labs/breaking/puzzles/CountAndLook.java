// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import racetrack.memory.compound.WordCount;
import racetrack.memory.compound.WordCountSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// One counts two words in one step, and another looks.
final class CountAndLook implements Snippet {

  private final WordCount words = Twins.make(this, WordCount.class, WordCountSubject.BROKEN_CHAIN);
  private final StringBuilder seen = new StringBuilder("seen ");

  void thread1() {
    words.count("a", "b");
  }

  void thread2() {
    seen.append(words.snapshot());
  }

  @Override
  public String outcome() {
    return seen.toString();
  }
}
