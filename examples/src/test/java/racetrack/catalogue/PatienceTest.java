// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How long a check may run on.
class PatienceTest {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final AtomicLong taken = new AtomicLong(7_000_000_000L);

  /// {@return how many looks it took until it was over}
  ///
  /// @param perLook how much of the processors was taken between two looks
  /// @param isHostBusy whether others wanted them, too
  private long looks(Duration perLook, boolean isHostBusy) {
    Patience patience = new Patience(Duration.ofSeconds(10), LOOK, taken::get, () -> isHostBusy);
    long looks = 0;
    Optional<Duration> end;
    do {
      taken.addAndGet(perLook.toNanos());
      looks++;
      end = patience.end();
    } while (end.isEmpty());
    assertEquals(LOOK.multipliedBy(looks), end.get());
    return looks;
  }

  @Test
  void isOverWithTheTimeForAThreadThatHasAProcessor() {
    assertEquals(10, looks(LOOK, true));
  }

  @Test
  void isOverWithTheTimeForThreadsThatHaveAllProcessors() {
    assertEquals(10, looks(LOOK.multipliedBy(4), true));
  }

  @Test
  void lastsLongerWhereOthersTakeTheProcessors() {
    assertEquals(20, looks(LOOK.dividedBy(2), true));
  }

  @Test
  void doesNotLastForEver() {
    assertEquals(30, looks(Duration.ZERO, true));
  }

  @Test
  void isOverWithTheTimeWhereNobodyElseWantsAProcessor() {
    assertEquals(10, looks(Duration.ZERO, false));
  }
}
