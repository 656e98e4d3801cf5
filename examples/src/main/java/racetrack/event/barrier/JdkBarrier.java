// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/// The library's barrier behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `threading.Barrier(n).wait()`. This is the class to use; a `Phaser` if the party
/// changes its size.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [CyclicBarrier] is [MonitorBarrier] with a lock and a condition, and with an object for the
/// round instead of a number. The same invariant and happens-before edges hold. It can also be
/// mended, time its waiters out, and run an action between two rounds.
///
/// ## Cost
///
/// As [MonitorBarrier], and an object a round.
///
/// ## Broken twin
///
/// [BrokenRoundBarrier], by way of [MonitorBarrier].
///
/// ## Sources
///
/// - [CyclicBarrier], *Memory consistency effects*.
public final class JdkBarrier implements Barrier {

  private final CyclicBarrier barrier;

  JdkBarrier(int parties) {
    barrier = new CyclicBarrier(requireAtLeast(1, parties, "parties"));
  }

  @Override
  public int await() throws InterruptedException, BrokenBarrierException {
    return barrier.await();
  }
}
