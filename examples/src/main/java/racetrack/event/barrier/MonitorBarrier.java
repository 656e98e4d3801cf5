// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.BrokenBarrierException;

/// A barrier that counts in its own monitor, and numbers its rounds.
///
/// **Seed idiom:** `threading.Barrier(n).wait()`.
///
/// **Thread safety:** for as many threads as there are parties.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `missing` threads have not come in this `round`,
///   and it is at least one; all others of the party wait, or are on their way out of an earlier
///   round.
/// - **Rounds:** a waiter waits for the number to change, not for the count: by the time it gets
///   the monitor again, a fast thread may have come for the next round and changed the count.
/// - **Last one:** whoever finds nobody missing starts the next round before it wakes the others.
/// - **Interruption:** in the monitor it is plain which came first, the last thread or the
///   interrupt: `round` says so.
/// - **Happens-before:** each thread leaves the monitor when it has come, by waiting or as the last
///   one, and every waiter enters it again after the last one left.
///
/// ## Cost
///
/// One acquisition of the monitor to come, and one more to go. The waiters leave one by one, and
/// each round wakes all but one.
///
/// ## Broken twins
///
/// [BrokenRoundBarrier] waits for the count; [BrokenIfBarrier] does not look again;
/// [BrokenLeaveBarrier] lets an interrupted thread go without a word.
///
/// ## Sources
///
/// - D. Hensgen, R. Finkel, U. Manber, *Two Algorithms for Barrier Synchronization*, International
///   Journal of Parallel Programming 17(1), 1988 (whose flags change sides from round to round,
///   which is a number modulo two).
/// - `java.util.concurrent.CyclicBarrier`, which breaks in the same way, and can be mended.
public final class MonitorBarrier implements Barrier {

  private final int parties;

  @GuardedBy("this")
  private int missing;

  @GuardedBy("this")
  private long round;

  @GuardedBy("this")
  private boolean broken;

  MonitorBarrier(int parties) {
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
