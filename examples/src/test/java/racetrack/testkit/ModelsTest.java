// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.lock.counter.CounterSubject;

/// How models share their time.
class ModelsTest {

  @Test
  void lookAsCloselyAsAskedWhileThePatternsAreFew() {
    assertEquals(700, Models.depth(CounterSubject.SYNCHRONIZED, 700, 40, 2));
    assertEquals(700, Models.depth(CounterSubject.SYNCHRONIZED, 700, 40, 6));
  }

  @Test
  void shareTheTimeOfSixPatternsAmongThirty() {
    assertEquals(140, Models.depth(CounterSubject.SYNCHRONIZED, 700, 40, 30));
  }

  @Test
  void giveNoSmallerShareThanTwinsTake() {
    assertEquals(40, Models.depth(CounterSubject.SYNCHRONIZED, 150, 40, 30));
    assertEquals(550, Models.depth(CounterSubject.SYNCHRONIZED, 700, 550, 30));
    assertEquals(30, Models.depth(CounterSubject.SYNCHRONIZED, 30, 40, 30));
  }

  @Test
  void giveATwinWhatItsWoundTakesToShow() {
    assertEquals(700, Models.depth(CounterSubject.BROKEN_PLAIN, 700, 40, 30));
  }
}
