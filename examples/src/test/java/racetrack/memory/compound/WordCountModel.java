// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import java.util.TreeMap;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Is every history of a word count one that it could have in one thread?
@EverySubject
class WordCountModel {

  private static final int INTERLEAVINGS = 100;
  private static final Actor COUNT_A = call(Calls.class, "countA");
  private static final Actor COUNT_B = call(Calls.class, "countB");
  private static final Actor COUNT_BOTH = call(Calls.class, "countBoth");
  private static final Actor SNAPSHOT = call(Calls.class, "snapshot");

  @Parameter WordCountSubject subject;

  /// Lincheck compares with the same calls in one thread; that those are right is the contract's.
  @Asks({3, 5})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Calls.class,
        INTERLEAVINGS,
        // Is a word lost that two threads count?
        scenario(List.of(), List.of(List.of(COUNT_A), List.of(COUNT_A)), List.of(SNAPSHOT)),
        // Can one look while two words are counted?
        scenario(List.of(), List.of(List.of(COUNT_BOTH), List.of(SNAPSHOT)), List.of()),
        // Can one see the later of two calls without the earlier?
        scenario(List.of(), List.of(List.of(COUNT_A, COUNT_B), List.of(SNAPSHOT)), List.of()));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final WordCount count = Subject.selected(WordCountSubject.class).create();

    @Operation
    public void countA() {
      count.count("a");
    }

    @Operation
    public void countB() {
      count.count("b");
    }

    @Operation
    public void countBoth() {
      count.count("a", "b");
    }

    @Operation
    public String snapshot() {
      return new TreeMap<>(count.snapshot()).toString();
    }
  }
}
