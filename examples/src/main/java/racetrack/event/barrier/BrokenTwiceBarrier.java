// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [LatchBarrier] with a count and a look that are two calls.
///
/// ## Why it breaks
///
/// Each call is atomic; the two are not one. If all have counted before anyone looks, each of them
/// finds that nobody is missing.
///
/// | step | one thread          | another thread      | `missing` |
/// |------|---------------------|---------------------|-----------|
/// | 1    | takes one off       |                     | 1         |
/// | 2    |                     | takes one off       | 0         |
/// | 3    | looks: 0, the last  |                     | 0         |
/// | 4    |                     | looks: 0, the last  | 0         |
///
/// Both put a next round in its place. A thread that comes back early waits in the one that is
/// thrown away.
///
/// **Where it is right:** if it does not matter who was last, and how often: for a single meeting.
///
/// **CERT:** VNA03.
public final class BrokenTwiceBarrier implements Barrier {

  /// One meeting of all.
  private static final class Round {

    private static final int BROKEN = -1;

    private final AtomicInteger missing;
    private final CountDownLatch gate = new CountDownLatch(1);

    Round(int parties) {
      missing = new AtomicInteger(parties);
    }

    /// {@return how many are missing when this thread has come}
    int come() throws BrokenBarrierException {
      while (true) {
        int before = missing.get();
        if (before == BROKEN) {
          throw new BrokenBarrierException();
        }
        if (missing.compareAndSet(before, before - 1)) {
          return missing.get(); // wound: others may have come since
        }
      }
    }

    /// {@return whether it was broken up; else all have come}
    boolean breakUp() {
      while (true) {
        int before = missing.get();
        if (before == 0) {
          return false;
        }
        if (before == BROKEN || missing.compareAndSet(before, BROKEN)) {
          gate.countDown();
          return true;
        }
      }
    }

    boolean isBroken() {
      return missing.get() == BROKEN;
    }
  }

  private final int parties;
  private volatile Round current;

  BrokenTwiceBarrier(int parties) {
    this.parties = requireAtLeast(1, parties, "parties");
    current = new Round(parties);
  }

  @Override
  public int await() throws InterruptedException, BrokenBarrierException {
    Round round = current;
    if (Thread.interrupted()) {
      round.breakUp();
      throw new InterruptedException();
    }
    int index = round.come();
    if (index == 0) {
      current = new Round(parties);
      round.gate.countDown();
    } else {
      awaitOthers(round);
    }
    return index;
  }

  private static void awaitOthers(Round round) throws InterruptedException, BrokenBarrierException {
    try {
      round.gate.await();
    } catch (InterruptedException e) {
      if (round.breakUp()) {
        throw e;
      }
      Thread.currentThread().interrupt(); // it came too late to part those who have met
    }
    if (round.isBroken()) {
      throw new BrokenBarrierException();
    }
  }
}
