// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Money moves between two accounts; an auditor adds both up.
@SuppressWarnings("all")
final class Audit implements Snippet {

  final AtomicInteger a = new AtomicInteger(10);
  final AtomicInteger b = new AtomicInteger(10);
  int total;

  void thread1() {
    a.addAndGet(-5);
    b.addAndGet(5);
  }

  void thread2() {
    total = a.get() + b.get();
  }

  @Override
  public String outcome() {
    return "" + total;
  }
}
