// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// How a thread passes the time until a lock is its own: it spins, then yields, then naps.
///
/// A thread that only spins gains nothing once there are more threads than processors: the holder
/// may be the one without a processor, and each spinner keeps one from it until the operating
/// system intervenes. Yielding is not enough either. Virtual threads that yield in turn can keep
/// every carrier among themselves, and a third that is to start, or to unlock, never gets one. So
/// in the end a waiter sleeps, and is late by as much as it sleeps: nobody wakes it.
final class Backoff {

  private static final int MOST_SPINS = 64;
  private static final int YIELDS = 64;
  private static final int NAP_NANOS = 50_000;

  private Backoff() {}

  /// Returns as soon as it sees that a condition is true; an interrupt is kept for later.
  ///
  /// @param condition is tested again and again, until it is true for the first time
  static void until(BooleanSupplier condition) {
    if (!condition.getAsBoolean()) {
      waitUntil(condition);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // it yields to save time, and relies on nothing
  private static void waitUntil(BooleanSupplier condition) {
    // equivalent: boundary, it spins for a little less.
    for (int spins = 1; spins <= MOST_SPINS; spins *= 2) {
      // equivalent: boundary, it spins for a little longer.
      for (int spin = 0; spin < spins; spin++) {
        Thread.onSpinWait();
      }
      if (condition.getAsBoolean()) { // equivalent: drop-check, it looks later.
        return;
      }
    }
    for (int turn = 0; turn < YIELDS; turn++) { // equivalent: boundary, it yields once more.
      Thread.yield();
      if (condition.getAsBoolean()) { // equivalent: drop-check, it looks later.
        return;
      }
    }
    boolean interrupted = false;
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(NAP_NANOS);
      // equivalent: drop-interrupt-test, it looks again and again instead, as it may, and stays
      // interrupted.
      interrupted |= Thread.interrupted(); // an interrupted thread would not sleep again
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
