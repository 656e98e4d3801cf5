// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.lock.counter.CounterSubject;

/// How models share their time.
class ModelsTest {

  @Test
  void lookAsCloselyAsAskedWhileThePatternsAreFew() {
    assertEquals(700, Models.depth(CounterSubject.SYNCHRONIZED, 700, 2));
    assertEquals(700, Models.depth(CounterSubject.SYNCHRONIZED, 700, 6));
  }

  @Test
  void shareTheTimeOfSixPatternsAmongThirty() {
    assertEquals(140, Models.depth(CounterSubject.SYNCHRONIZED, 700, 30));
    assertEquals(1, Models.depth(CounterSubject.SYNCHRONIZED, 3, 1_000));
  }

  @Test
  void giveATwinWhatItsWoundTakesToShow() {
    assertEquals(700, Models.depth(CounterSubject.BROKEN_PLAIN, 700, 30));
  }
}
