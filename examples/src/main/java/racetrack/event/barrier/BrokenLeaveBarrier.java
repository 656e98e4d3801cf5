// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.BrokenBarrierException;

/// **Broken:** [MonitorBarrier] with an interrupt that breaks nothing.
///
/// ## Why it breaks
///
/// The interrupted thread has been counted, and is not there. Two parties:
///
/// | step | one thread                | another thread             | `missing` |
/// |------|---------------------------|----------------------------|-----------|
/// | 1    | comes, waits              |                            | 1         |
/// | 2    | is interrupted, leaves    |                            | 1         |
/// | 3    |                           | comes: the last; goes on   | 2         |
///
/// The other goes on alone. Had the count been corrected, it would wait for ever instead: somebody
/// has to be told.
///
/// **Where it is right:** where nobody is ever interrupted.
public final class BrokenLeaveBarrier implements Barrier {

  private final int parties;

  @GuardedBy("this")
  private int missing;

  @GuardedBy("this")
  private long round;

  @GuardedBy("this")
  private boolean broken;

  BrokenLeaveBarrier(int parties) {
    this.parties = requireAtLeast(1, parties, "parties");
    missing = parties;
  }

  @Override
  public synchronized int await() throws InterruptedException, BrokenBarrierException {
    if (Thread.interrupted()) {
      breakUp();
      throw new InterruptedException();
    }
    throwIfBroken();
    missing--;
    int index = missing;
    if (index == 0) {
      nextRound();
    } else {
      awaitOthers(round);
    }
    return index;
  }

  @GuardedBy("this")
  private void awaitOthers(long mine) throws InterruptedException, BrokenBarrierException {
    try {
      while (round == mine && !broken) {
        wait();
      }
    } catch (InterruptedException e) {
      if (round == mine) {
        throw e; // wound: it was counted, and the others count on it
      }
      Thread.currentThread().interrupt(); // it came too late to part those who have met
    }
    if (round == mine) {
      throwIfBroken();
    }
  }

  @GuardedBy("this")
  private void nextRound() {
    missing = parties;
    round++;
    notifyAll();
  }

  @GuardedBy("this")
  private void breakUp() {
    broken = true;
    notifyAll();
  }

  @GuardedBy("this")
  private void throwIfBroken() throws BrokenBarrierException {
    if (broken) {
      throw new BrokenBarrierException();
    }
  }
}
