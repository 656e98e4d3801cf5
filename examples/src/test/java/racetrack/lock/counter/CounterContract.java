// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Crew;
import racetrack.catalogue.EverySubject;
import racetrack.catalogue.ThreadKind;

/// What every counter promises. Each subject is held to all of it.
///
/// Many threads at once are the matter of the races, which see far more of it.
@EverySubject
class CounterContract {

  @Parameter CounterSubject subject;

  @Asks(4)
  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 0xFFFF_FFFFL, -0x1_0000_0001L, Long.MAX_VALUE - 1, Long.MIN_VALUE})
  void countsFromTheInitialCount(long initial) {
    Counter counter = subject.create(initial);
    assertEquals(initial, counter.get());
    counter.increment();
    assertEquals(initial + 1, counter.get());
  }

  @Asks(4)
  @Test
  void countsApartFromOthers() {
    Counter counter = subject.create(0);
    subject.create(0).increment();
    assertEquals(0, counter.get());
  }

  @Asks(1)
  @Test
  void countsForAnInterruptedThreadThatStaysSo() {
    Counter counter = subject.create(0);
    Thread.currentThread().interrupt();
    counter.increment();
    assertEquals(1, counter.get());
    assertTrue(Thread.interrupted());
  }

  @Asks(3)
  @ParameterizedTest
  @EnumSource
  void countsEveryIncrementOfEveryThread(ThreadKind kind) throws InterruptedException {
    Counter counter = subject.create(0);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 1; worker <= 4; worker++) {
        crew.start("worker " + worker, 100_000, _ -> counter.increment());
      }
      crew.join();
    }
    assertEquals(400_000, counter.get());
  }
}
