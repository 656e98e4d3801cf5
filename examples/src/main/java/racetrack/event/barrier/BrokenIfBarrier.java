// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.BrokenBarrierException;

/// **Broken:** [MonitorBarrier] with `if` for `while`.
///
/// ## Why it breaks
///
/// A waiter may be woken by a stranger's notification on the same monitor, or out of the blue, and
/// goes on alone.
///
/// | step | waiter                  | stranger     | `missing` |
/// |------|-------------------------|--------------|-----------|
/// | 1    | comes, waits            |              | 1         |
/// | 2    |                         | notifies all | 1         |
/// | 3    | wakes up, goes on       |              | 1         |
///
/// **Where it is right:** in no Java program.
///
/// **CERT:** THI03.
@SuppressWarnings("WaitNotInLoop") // the wound
public final class BrokenIfBarrier implements Barrier {

  private final int parties;

  @GuardedBy("this")
  private int missing;

  @GuardedBy("this")
  private long round;

  @GuardedBy("this")
  private boolean broken;

  BrokenIfBarrier(int parties) {
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
      if (round == mine && !broken) { // wound: `while`
        wait();
      }
    } catch (InterruptedException e) {
      if (round == mine) {
        breakUp();
        throw e;
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
