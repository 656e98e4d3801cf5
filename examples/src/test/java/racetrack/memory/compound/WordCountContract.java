// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every word count promises. Each subject is held to all of it.
@EverySubject
class WordCountContract {

  @Parameter WordCountSubject subject;

  @Asks(5)
  @Test
  void countsNothingAtFirst() {
    assertEquals(Map.of(), subject.create().snapshot());
  }

  @Asks({3, 4, 5})
  @Test
  void countsEachWordAsOftenAsItOccurs() {
    WordCount count = subject.create();
    count.count("a", "b", "a");
    count.count();
    count.count("b", "c");
    assertEquals(Map.of("a", 2, "b", 2, "c", 1), count.snapshot());
  }

  @Asks(5)
  @Test
  void takesASnapshotThatStaysAsItWas() {
    WordCount count = subject.create();
    count.count("a");
    Map<String, Integer> snapshot = count.snapshot();
    count.count("a", "b");
    assertEquals(Map.of("a", 1), snapshot);
  }

  @Asks(5)
  @Test
  void takesASnapshotThatCannotBeChanged() {
    WordCount count = subject.create();
    count.count("a");
    assertThrows(UnsupportedOperationException.class, () -> count.snapshot().put("a", 2));
    assertEquals(Map.of("a", 1), count.snapshot());
  }

  @Asks(1)
  @Test
  void countsForAnInterruptedThreadThatStaysSo() {
    WordCount count = subject.create();
    Thread.currentThread().interrupt();
    count.count("a");
    assertEquals(Map.of("a", 1), count.snapshot());
    assertTrue(Thread.interrupted());
  }

  /// The reader looks until the word of each round is counted.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAWord(ThreadKind kind) throws InterruptedException {
    int rounds = 300;
    int[] written = new int[rounds];
    WordCount count = subject.create();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            written[round] = round + 1;
            count.count("a");
          });
      crew.start(
          "reader",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            Crew.lookUntil(() -> count.snapshot().getOrDefault("a", 0) > round);
            assertEquals(round + 1, written[round]);
          });
      crew.joinSoon();
    }
  }

  @Asks({3, 5})
  @ParameterizedTest
  @EnumSource
  void countsForManyThreadsWhileOthersLook(ThreadKind kind) throws InterruptedException {
    int times = 2_000;
    WordCount count = subject.create();
    try (Crew crew = new Crew(kind)) {
      crew.start("counter 1", times, _ -> count.count("a", "b"));
      crew.start("counter 2", times, _ -> count.count("b", "a"));
      crew.start(
          "reader",
          times,
          _ -> {
            Map<String, Integer> snapshot = count.snapshot();
            assertEquals(snapshot.get("a"), snapshot.get("b"));
          });
      crew.join();
    }
    assertEquals(Map.of("a", 2 * times, "b", 2 * times), count.snapshot());
  }
}
