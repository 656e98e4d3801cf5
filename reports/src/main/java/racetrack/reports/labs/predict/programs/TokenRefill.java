// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads refill a bucket when it is time.
@SuppressWarnings("all")
final class TokenRefill implements Snippet {

  final AtomicInteger tokens = new AtomicInteger();
  volatile boolean due = true;

  void bothThreads() {
    if (due) {
      due = false;
      tokens.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + tokens.get();
  }
}
