// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.time.Duration;

/// Waits that have no end, as long as nobody ends them: longer than a time-out that somebody has
/// thought of, such as a second. Whoever asks for it is [Dear].
public final class Endurance {

  private static final Duration LONG = Duration.ofMillis(2_500);

  private Endurance() {}

  /// Sees to it that threads wait, and go on waiting for long.
  ///
  /// @param waiters who waits, and has no reason to go on
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if one ends
  public static void assertWaitOn(Crew.Member... waiters) throws InterruptedException {
    for (Crew.Member waiter : waiters) {
      waiter.awaitWaiting();
    }
    long end = System.nanoTime() + LONG.toNanos();
    while (end - System.nanoTime() > 0) {
      for (Crew.Member waiter : waiters) {
        waiter.assertAlive();
      }
      Crew.giveWay();
    }
  }
}
