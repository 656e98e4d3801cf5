// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A barrier with an object for each round: a count to come to, and a gate to wait at.
///
/// **Seed idiom:** `threading.Barrier(n).wait()`, without a lock to come in.
///
/// **Thread safety:** for as many threads as there are parties.
///
/// ## Why it is correct
///
/// - **Invariant:** `missing` of a round goes down from the number of parties to zero, or to
///   [Round#BROKEN] from above zero. Both are final, and only one of them is reached.
/// - **Last one:** every thread takes its number by compare-and-set, so exactly one takes zero.
/// - **Rounds:** who waits holds on to its own round's gate. The last one puts the next round in
///   its place *before* it opens the gate, and nobody comes back before the gate is open: a thread
///   comes to each round once.
/// - **Interruption:** the interrupted thread tries to change `missing` to [Round#BROKEN]. If all
///   have come by then, it fails, and the thread goes on. A broken round is never replaced, so that
///   it stays the last.
/// - **Happens-before:** each compare-and-set reads what the one before wrote, so the last one
///   comes after all others, and then opens the gate, which precedes their going on.
/// - **Progress:** coming is lock-free; waiting is not, which is its purpose.
///
/// ## Cost
///
/// One compare-and-set to come, and again for each that came in between; three objects per round.
///
/// ## Broken twins
///
/// [BrokenTwiceBarrier] looks after it has counted; [BrokenOrderBarrier] opens the gate first.
///
/// ## Sources
///
/// - [CountDownLatch], *Memory consistency effects*.
public final class LatchBarrier implements Barrier {

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

  LatchBarrier(int parties) {
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
