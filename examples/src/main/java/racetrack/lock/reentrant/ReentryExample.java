// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import java.util.concurrent.atomic.AtomicBoolean;
import racetrack.catalogue.Seed;

/// A locked method calls another, on a lock that knows its owner and on one that does not; and a
/// locked block fails.
@Seed(
    rows = {"2.5", "2.14"},
    idiom = "Lock against RLock; with lock: releases on an exception too")
public final class ReentryExample {

  private ReentryExample() {}

  /// Prints who comes in again, and whether the lock is free after a failure.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  public static void main(String[] args) throws InterruptedException {
    System.out.println("re-entrant lock: came in again: " + comesInAgain(OwnedLockSubject.MONITOR));
    System.out.println(
        "plain lock:      came in again: " + comesInAgain(OwnedLockSubject.BROKEN_REENTRY));
    System.out.println("free after a failure: " + isFreeAfterAFailure(OwnedLockSubject.MONITOR));
  }

  /// {@return whether a thread that owns the lock came in again, and did not wait for itself}
  ///
  /// @param subject which lock to take
  /// @throws InterruptedException if interrupted while waiting
  static boolean comesInAgain(OwnedLockSubject subject) throws InterruptedException {
    OwnedLock lock = subject.create();
    AtomicBoolean again = new AtomicBoolean();
    Thread owner =
        Thread.ofPlatform()
            .daemon()
            .name("owner")
            .start(() -> {
              lock.lock();
              lock.lock();
              again.set(true);
            });
    while (owner.isAlive() && owner.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // it ends, or waits for itself: nobody else is there
    }
    return again.get();
  }

  /// {@return whether another thread could take the lock after a block that failed}
  ///
  /// @param subject which lock to take
  /// @throws InterruptedException if interrupted while waiting
  static boolean isFreeAfterAFailure(OwnedLockSubject subject) throws InterruptedException {
    OwnedLock lock = subject.create();
    try {
      failInside(lock);
    } catch (IllegalStateException e) {
      // The caller lives on, and so must the lock.
    }
    AtomicBoolean taken = new AtomicBoolean();
    Thread next =
        Thread.ofPlatform()
            .daemon()
            .name("next")
            .start(() -> {
              lock.lock();
              taken.set(true);
              lock.unlock();
            });
    while (next.isAlive() && next.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // it ends, or waits for ever
    }
    return taken.get();
  }

  private static void failInside(OwnedLock lock) {
    lock.lock();
    try {
      throw new IllegalStateException("on purpose");
    } finally {
      lock.unlock();
    }
  }
}
