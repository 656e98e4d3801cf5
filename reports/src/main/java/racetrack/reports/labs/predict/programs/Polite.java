// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two philosophers who give way to a hungry neighbour.
@SuppressWarnings("all")
final class Polite implements Snippet {

  volatile boolean hungry1, hungry2;
  final AtomicInteger meals = new AtomicInteger();

  void thread1() {
    hungry1 = true;
    if (!hungry2) {
      meals.incrementAndGet();
    }
  }

  void thread2() {
    hungry2 = true;
    if (!hungry1) {
      meals.incrementAndGet();
    }
  }

  @Override
  public String outcome() {
    return "" + meals.get();
  }
}
