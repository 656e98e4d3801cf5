// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// A lock made of a volatile flag.
@SuppressWarnings("all")
final class CheckThenSet implements Snippet {

  volatile boolean locked;
  final AtomicInteger inside = new AtomicInteger();

  void bothThreads() {
    if (!locked) {
      locked = true;
      inside.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + inside.get();
  }
}
