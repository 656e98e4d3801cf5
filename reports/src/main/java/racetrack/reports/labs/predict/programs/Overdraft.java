// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads each take 100 out of an account that holds 100.
@SuppressWarnings("all")
final class Overdraft implements Snippet {

  final AtomicInteger balance = new AtomicInteger(100);

  void bothThreads() {
    if (balance.get() >= 100) {
      balance.addAndGet(-100);
    }
  }

  @Override
  public String outcome() {
    return "" + balance.get();
  }
}
