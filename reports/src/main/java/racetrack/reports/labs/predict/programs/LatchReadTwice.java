// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two workers count down; the last one opens.
@SuppressWarnings("all")
final class LatchReadTwice implements Snippet {

  final AtomicInteger count = new AtomicInteger(2);
  final AtomicInteger opened = new AtomicInteger();

  void bothThreads() {
    count.decrementAndGet();
    if (count.get() == 0) {
      opened.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + opened.get();
  }
}
