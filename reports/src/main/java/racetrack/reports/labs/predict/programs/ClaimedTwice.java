// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two consumers read the index, take, and move the index.
@SuppressWarnings("all")
final class ClaimedTwice implements Snippet {

  final AtomicInteger head = new AtomicInteger();
  final AtomicIntegerArray taken = new AtomicIntegerArray(2);

  void bothThreads() {
    int mine = head.get();
    head.set(mine + 1);
    taken.incrementAndGet(mine);
  }

  @Override
  public String outcome() {
    return taken.toString();
  }
}
