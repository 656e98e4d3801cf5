// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.time.Duration;

/// What takes long: waits that have no end, as long as nobody ends them, and work that shows its
/// rare moments only if it goes on for a while. Whoever asks for it is [Dear].
public final class Endurance {

  /// How often a step is repeated that [#forAWhile] ends: more often than it is done.
  public static final int OFTEN = 1_000_000;

  private static final Duration LONG = Duration.ofMillis(2_500);

  private static final Duration WHILE = Duration.ofSeconds(1);

  private Endurance() {}

  /// {@return a step that is done for a second from now on, and then no more}
  ///
  /// A subject that is slow does it less often, and takes no longer.
  ///
  /// @param step what is done
  public static Crew.Step forAWhile(Crew.Step step) {
    long end = System.nanoTime() + WHILE.toNanos();
    return index -> {
      if (end - System.nanoTime() > 0) {
        step.run(index);
      }
    };
  }

  /// Sees to it that threads wait, and go on waiting for long: longer than a time-out that somebody
  /// has thought of, such as a second.
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
