// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every outbox promises. Each subject is held to all of it.
@EverySubject
class OutboxContract {

  private static final int MEMORY = 16;

  @Parameter OutboxSubject subject;

  private final Tray tray = new Tray();

  private Outbox outbox() {
    return subject.create(tray, ByteBuffer.allocate(MEMORY));
  }

  @Asks({1, 2, 5, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void writesWhatWasAddedWhole() throws IOException {
    Outbox outbox = outbox();
    assertTrue(outbox.flush());
    outbox.add(new Letter(1, 3, 0));
    outbox.add(new Letter(2, 1, 5));
    outbox.add(new Letter(3, 2, 0));
    assertEquals(List.of(), tray.bytes());
    assertTrue(outbox.flush());
    assertEquals(List.of(1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3), tray.bytes());
    assertTrue(outbox.flush());
    assertEquals(11, tray.bytes().size());
  }

  /// More than fits into the memory at a time, and heads that just fit.
  @Asks({1, 2, 5})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void writesMoreThanItHasMemoryFor() throws IOException {
    Outbox outbox = outbox();
    List<Integer> expected = new ArrayList<>();
    for (int name = 1; name <= 100; name++) {
      Letter letter = new Letter(name, 1 + name % MEMORY, name % 3 == 0 ? 2 * MEMORY : 0);
      outbox.add(letter);
      IntStream.range(0, letter.head() + letter.body()).forEach(_ -> expected.add(letter.name()));
    }
    assertTrue(outbox.flush());
    assertEquals(expected, tray.bytes());
  }

  /// The channel takes some bytes at a time, and the rest of each message has to come next. Two of
  /// them have bodies, and each begins with its first byte.
  @Asks({1, 2, 6, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void goesOnWhereTheChannelTookNoMore(int room) throws IOException {
    Outbox outbox = outbox();
    outbox.add(new Letter(1, 3, 0));
    outbox.add(new Letter(2, 2, 4));
    outbox.add(new Letter(3, 1, 3));
    tray.limit(room);
    assertFalse(outbox.flush());
    outbox.add(new Letter(4, 1, 0));
    assertTrue(outbox.flush()); // the role is taken, and nobody else writes
    assertEquals(room, tray.bytes().size());
    for (int taken = 2 * room; taken < 14; taken += room) {
      tray.limit(room);
      assertFalse(outbox.resume());
      assertEquals(taken, tray.bytes().size());
    }
    tray.limit(14);
    assertTrue(outbox.resume());
    assertEquals(List.of(1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4), tray.bytes());
  }

  @Asks({5, 6, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isFreeForOthersAfterItWasResumed() throws IOException {
    Outbox outbox = outbox();
    outbox.add(new Letter(1, 1, 0));
    tray.limit(0);
    assertFalse(outbox.flush());
    tray.limit(2);
    assertTrue(outbox.resume());
    outbox.add(new Letter(2, 1, 0));
    assertTrue(outbox.flush());
    assertEquals(List.of(1, 2), tray.bytes());
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesAHeadThatItHasNoMemoryFor() throws IOException {
    Outbox outbox = outbox();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> outbox.add(new Letter(1, MEMORY + 1, 0)));
    Wording.assertSaid(
        subject, "a head must have at most 16 bytes, but had 17", refused.getMessage());
    outbox.add(new Letter(2, MEMORY, MEMORY + 1));
    assertTrue(outbox.flush());
    assertEquals(2 * MEMORY + 1, tray.bytes().size());
  }

  @Asks(7)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void writesNothingAnyMoreWhenTheChannelHasFailed() throws IOException {
    Outbox outbox = outbox();
    tray.destroy();
    outbox.add(new Letter(1, 1, 0));
    assertThrows(IOException.class, outbox::flush);
    outbox.add(new Letter(2, 1, 0));
    assertTrue(outbox.flush());
    assertEquals(List.of(), tray.bytes());
  }

  /// Each adder has letters of its own, which differ from one to the next.
  @Asks({1, 2, 3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void leavesNothingBehindThatManyAdd(ThreadKind kind) throws InterruptedException {
    int adders = 3;
    int rounds = 500;
    Outbox outbox = outbox();
    try (Crew crew = new Crew(kind)) {
      for (int adder = 0; adder < adders; adder++) {
        int number = adder;
        crew.start(
            "adder " + adder,
            rounds,
            round -> {
              outbox.add(letter(number, round));
              assertTrue(outbox.flush());
            });
      }
      crew.joinSoon();
    }
    List<Integer> bytes = tray.bytes();
    int[] round = new int[adders];
    int place = 0;
    while (place < bytes.size()) {
      int adder = bytes.get(place) / 10;
      Letter next = letter(adder, round[adder]++);
      int end = place + next.head() + next.body();
      assertEquals(Collections.nCopies(end - place, next.name()), bytes.subList(place, end));
      place = end;
    }
    assertArrayEquals(new int[] {rounds, rounds, rounds}, round);
  }

  private static Letter letter(int adder, int round) {
    return new Letter(10 * adder + round % 7, 2, round % 5);
  }

  /// Two add at the same moment, again and again: the one that finds the other writing leaves its
  /// message to it.
  @Asks({3, 5})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void leavesNothingBehindThatTwoAddAtOnce(ThreadKind kind) throws InterruptedException {
    int rounds = 1_000;
    Outbox outbox = outbox();
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int name = 1; name <= 2; name++) {
        Letter letter = new Letter(name, 1, 0);
        crew.start(
            "adder " + name,
            rounds,
            round -> {
              Crew.meet(arrivals, round);
              outbox.add(letter);
              assertTrue(outbox.flush());
            });
      }
      crew.joinSoon();
    }
    assertEquals(2 * rounds, tray.bytes().size());
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromOthers() throws IOException {
    Tray other = new Tray();
    Outbox one = outbox();
    Outbox another = subject.create(other, ByteBuffer.allocate(MEMORY));
    one.add(new Letter(1, 1, 1));
    another.add(new Letter(2, 1, 1));
    assertTrue(one.flush());
    assertEquals(List.of(1, 1), tray.bytes());
    assertEquals(List.of(), other.bytes());
    assertTrue(another.flush());
    assertEquals(List.of(2, 2), other.bytes());
  }
}
