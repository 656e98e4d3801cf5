// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.Sizes;
import racetrack.testkit.ThreadKind;

/// What every word count promises. Each subject is held to all of it.
@EverySubject
class WordCountContract {

  @Parameter WordCountSubject subject;

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsNothingAtFirst() {
    assertEquals(Map.of(), subject.create().snapshot());
  }

  /// A word is the same in another object.
  @Asks({3, 4, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  @SuppressWarnings("StringOperationCanBeSimplified") // another object is what is wanted
  void countsEachWordAsOftenAsItOccurs() {
    WordCount count = subject.create();
    count.count("a", "b", new String("a"));
    count.count();
    count.count("b", "c", "A", "", " ");
    assertEquals(Map.of("a", 2, "b", 2, "c", 1, "A", 1, "", 1, " ", 1), count.snapshot());
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesASnapshotThatStaysAsItWas() {
    WordCount count = subject.create();
    count.count("a");
    Map<String, Integer> snapshot = count.snapshot();
    count.count("a");
    assertEquals(Map.of("a", 2), count.snapshot());
    count.count("a", "b");
    assertEquals(Map.of("a", 1), snapshot);
    assertEquals(Map.of("a", 3, "b", 1), count.snapshot());
  }

  /// More often than a short can count.
  @Asks({3, 4})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void countsManyWordsAtOnce() {
    WordCount count = subject.create();
    String[] words =
        Stream.concat(
                Collections.nCopies(70_000, "a").stream(),
                IntStream.range(0, 1_000).mapToObj(Integer::toString))
            .toArray(String[]::new);
    count.count(words);
    Arrays.fill(words, "b"); // the array is the caller's
    count.count("a", "0");
    Map<String, Integer> snapshot = count.snapshot();
    assertEquals(1_001, snapshot.size());
    assertEquals(70_001, snapshot.get("a"));
    assertEquals(2, snapshot.get("0"));
    assertEquals(1, snapshot.get("999"));
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsApartFromOthers() {
    WordCount count = subject.create();
    WordCount other = subject.create();
    other.count("a");
    assertEquals(Map.of(), count.snapshot());
    count.count("b");
    assertEquals(Map.of("a", 1), other.snapshot());
  }

  @Asks({1, 3, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsForACrowd(ThreadKind kind) throws InterruptedException {
    WordCount count = subject.create();
    try (Crew crew = new Crew(kind)) {
      for (int number = 1; number <= Sizes.CROWD; number++) {
        String mine = "word " + number;
        crew.start(
            "counter " + number,
            50,
            Interrupts.kept(index -> {
              count.count("a", mine, mine);
              assertEquals(2 * (index + 1), count.snapshot().get(mine));
            }));
      }
      crew.join();
    }
    assertEquals(50 * Sizes.CROWD, count.snapshot().get("a"));
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesASnapshotThatCannotBeChanged() {
    WordCount count = subject.create();
    assertThrows(UnsupportedOperationException.class, () -> count.snapshot().put("a", 2));
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

  /// Two count in turn: at each moment both have counted as often, or the first once more.
  @Asks({3, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void takesASnapshotOfOneMomentThoughTwoCount(ThreadKind kind) throws InterruptedException {
    int times = 200;
    WordCount count = subject.create();
    AtomicInteger turn = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start("first", times, round -> countInTurn(count, "a", turn, 2 * round));
      crew.start("second", times, round -> countInTurn(count, "b", turn, 2 * round + 1));
      crew.start(
          "reader",
          () ->
              Crew.lookUntil(() -> {
                Map<String, Integer> snapshot = count.snapshot();
                int ahead = snapshot.getOrDefault("a", 0) - snapshot.getOrDefault("b", 0);
                assertTrue(ahead == 0 || ahead == 1, () -> snapshot + " was at no moment");
                return turn.get() == 2 * times;
              }));
      crew.joinSoon();
    }
  }

  private static void countInTurn(WordCount count, String word, AtomicInteger turn, int mine)
      throws InterruptedException {
    Crew.lookUntil(() -> turn.get() == mine);
    count.count(word);
    turn.set(mine + 1);
  }

  /// Many other words are counted between the two that are looked for.
  @Asks({3, 5})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void countsForManyThreadsWhileOthersLook(ThreadKind kind) throws InterruptedException {
    int times = 3_000;
    String[] words = Collections.nCopies(Sizes.MANY, "c").toArray(String[]::new);
    words[0] = "a";
    words[Sizes.MANY - 1] = "b";
    WordCount count = subject.create();
    Rendezvous all = new Rendezvous(3);
    try (Crew crew = new Crew(kind)) {
      crew.start("counter 1", times, all.every(300, _ -> count.count(words)));
      crew.start("counter 2", times, all.every(300, _ -> count.count("b", "a")));
      crew.start(
          "reader",
          times,
          all.every(
              300,
              _ -> {
                Map<String, Integer> snapshot = count.snapshot();
                assertEquals(snapshot.get("a"), snapshot.get("b"));
              }));
      crew.join();
    }
    assertEquals(
        Map.of("a", 2 * times, "b", 2 * times, "c", (Sizes.MANY - 2) * times), count.snapshot());
  }
}
