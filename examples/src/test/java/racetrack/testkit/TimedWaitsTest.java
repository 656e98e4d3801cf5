// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedWaitsTest {

  /// Looks once a millisecond.
  static final class Looks {

    synchronized void look(boolean[] isDone) throws InterruptedException {
      while (!isDone[0]) {
        wait(1);
      }
    }
  }

  /// Is a copy of the like for a model.
  static final class IsCopied {

    void look(boolean[] isDone) {
      while (!isDone[0]) {
        TimedWait.isOver();
      }
    }
  }

  /// Is told.
  static final class IsTold {

    synchronized void await(boolean[] isDone) throws InterruptedException {
      while (!isDone[0]) {
        wait();
      }
    }
  }

  @Test
  void areFoundInAClassAndInThoseInsideIt() {
    Optional<String> place = TimedWaits.in(Looks.class);
    assertTrue(place.orElseThrow().matches("TimedWaitsTest\\.java:\\d+"), place::toString);
  }

  @Test
  void areFoundInACopy() {
    assertEquals(1, TimedWaits.places(IsCopied.class).count()); // not that of its neighbour
  }

  @Test
  void areNotTakenForOthers() {
    assertEquals(0, TimedWaits.places(IsTold.class).count());
    assertEquals(Optional.empty(), TimedWaits.in(Crew.class));
    assertEquals(Optional.empty(), TimedWaits.in(String.class));
  }
}
