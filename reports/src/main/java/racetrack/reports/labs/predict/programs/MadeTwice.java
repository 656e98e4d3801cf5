// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads make an object on first use.
@SuppressWarnings("all")
final class MadeTwice implements Snippet {

  volatile Object instance;
  final AtomicInteger made = new AtomicInteger();

  void bothThreads() {
    if (instance == null) {
      instance = "the object";
      made.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + made.get();
  }
}
