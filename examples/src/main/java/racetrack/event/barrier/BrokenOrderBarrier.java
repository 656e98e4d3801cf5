// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [LatchBarrier] with the gate opened before the next round is in its place.
///
/// ## Why it breaks
///
/// A thread that goes on at once comes back to the round that is over, and counts it below zero, to
/// [Round#BROKEN].
///
/// | step | last one              | fast                               | `current` | `missing` |
/// |------|-----------------------|------------------------------------|-----------|-----------|
/// | 1    |                       | comes, waits at the gate           | round 1   | 1         |
/// | 2    | comes, opens the gate |                                    | round 1   | 0         |
/// | 3    |                       | goes on, comes again               | round 1   | -1        |
/// | 4    | puts round 2 there    | finds the gate open, and it broken | round 2   | 2         |
/// | 5    | comes, waits alone    |                                    | round 2   | 1         |
///
/// **Where it is right:** for a single meeting. Among three or more threads it takes one that is
/// fast enough to come back within two instructions.
public final class BrokenOrderBarrier implements Barrier {

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
          return before - 1;
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

  BrokenOrderBarrier(int parties) {
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
      // follows the wound: no `current = new Round(parties)`
      round.gate.countDown();
      current = new Round(parties); // wound: too late for who is back already
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
