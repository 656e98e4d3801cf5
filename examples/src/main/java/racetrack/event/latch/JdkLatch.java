// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.CountDownLatch;

/// The library's latch behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `for thread in threads: thread.join()`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [CountDownLatch] is [SynchronizerLatch] with a time-out beside it: the same invariant,
/// linearization points and happens-before edges hold.
///
/// ## Cost
///
/// As [SynchronizerLatch].
///
/// ## Broken twin
///
/// [BrokenCountLatch], by way of [SynchronizerLatch].
///
/// ## Sources
///
/// - [CountDownLatch], *Memory consistency effects*.
public final class JdkLatch implements Latch {

  private final CountDownLatch latch;

  JdkLatch(int count) {
    latch = new CountDownLatch(requireAtLeast(0, count, "count"));
  }

  @Override
  public void countDown() {
    latch.countDown();
  }

  @Override
  public int count() {
    return Math.toIntExact(latch.getCount());
  }

  @Override
  public void await() throws InterruptedException {
    latch.await();
  }
}
