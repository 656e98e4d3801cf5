// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two consumers claim a slot in one atomic step.
@SuppressWarnings("all")
final class ClaimedOnce implements Snippet {

  final AtomicInteger head = new AtomicInteger();
  final AtomicIntegerArray taken = new AtomicIntegerArray(2);

  void bothThreads() {
    int mine = head.getAndIncrement();
    taken.incrementAndGet(mine);
  }

  @Override
  public String outcome() {
    return taken.toString();
  }
}
