// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.BrokenBarrierException;

/// **Broken:** [MonitorBarrier] with waiters that wait for the count to be full again.
///
/// ## Why it breaks
///
/// The count is full for a moment only. A fast thread that comes for the second round takes one off
/// before a slow one has looked. Two parties:
///
/// | step | slow                            | fast                         | `missing` |
/// |------|---------------------------------|------------------------------|-----------|
/// | 1    | comes, waits for a full count   |                              | 1         |
/// | 2    |                                 | comes: the last; fills it up | 2         |
/// | 3    |                                 | comes for the second round   | 1         |
/// | 4    | looks: not full, waits on       | waits                        | 1         |
///
/// The second round has overtaken the first, and both wait for ever.
///
/// **Where it is right:** for a single meeting.
public final class BrokenRoundBarrier implements Barrier {

  private final int parties;

  @GuardedBy("this")
  private int missing;

  @GuardedBy("this")
  private long round;

  @GuardedBy("this")
  private boolean broken;

  BrokenRoundBarrier(int parties) {
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
      while (missing < parties && !broken) { // wound: of which round?
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
