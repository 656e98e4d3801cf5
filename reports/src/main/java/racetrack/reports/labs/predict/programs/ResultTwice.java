// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads set a result that must be set once.
@SuppressWarnings("all")
final class ResultTwice implements Snippet {

  volatile String result;
  final AtomicInteger wins = new AtomicInteger();

  void bothThreads() {
    if (result == null) {
      result = "mine";
      wins.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + wins.get();
  }
}
