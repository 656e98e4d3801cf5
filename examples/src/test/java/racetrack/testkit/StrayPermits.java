// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// Wake-ups that nobody meant. `park` and `wait` may return for no reason at any time, so whoever
/// waits has to look again. They do so too seldom to wait for it: a stranger's permit and a
/// stranger's notification stand for it.
public final class StrayPermits {

  private static final int TIMES = 3;

  /// How often who has to give up is woken at most: some ten seconds.
  private static final int LOOKS = 5_000;

  private static final Duration SHORT = Duration.ofMillis(20);

  /// On a busy host, who wakes others may be kept from it for longer than a short time: then nobody
  /// is woken within it, and whoever begins its time anew gives up nevertheless.
  private static final Duration OF_OTHERS = Duration.ofMillis(200);

  private StrayPermits() {}

  /// {@return the time after which somebody is to give up who is woken until then}
  ///
  /// @param subject at what it waits: a class of the kit, of which there are many to ask, or one
  ///   from outside
  public static Duration until(Subject subject) {
    return subject.claim() instanceof Claim.Submitted ? OF_OTHERS : SHORT;
  }

  /// Wakes a thread that waits, several times; it has to look, and to wait again.
  ///
  /// @param waiter waits, and has no reason to go on
  /// @param instance what it waits at, whose own monitor it may use
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if it ends
  public static void wake(Crew.Member waiter, Object instance) throws InterruptedException {
    for (int time = 0; time < TIMES; time++) {
      wakeOnce(waiter, instance);
      waiter.awaitWaitingAgain();
    }
  }

  /// Wakes a thread again and again, which has to give up nevertheless, since its time runs out.
  ///
  /// @param waiter waits, but for a short time only
  /// @param instance what it waits at, whose own monitor it may use
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if it does not end
  public static void wakeUntilItGivesUp(Crew.Member waiter, Object instance)
      throws InterruptedException {
    for (int look = 0; waiter.isAlive(); look++) {
      if (look == LOOKS) {
        throw new AssertionError("It waits on and on: each wake-up begins its time anew.");
      }
      wakeOnce(waiter, instance);
    }
  }

  /// Gives the calling thread a permit, so that it does not park when it wants to for the first
  /// time.
  public static void carryOne() {
    LockSupport.unpark(Thread.currentThread());
  }

  private static void wakeOnce(Crew.Member waiter, Object instance) throws InterruptedException {
    synchronized (instance) {
      instance.notifyAll();
    }
    waiter.unpark();
  }
}
