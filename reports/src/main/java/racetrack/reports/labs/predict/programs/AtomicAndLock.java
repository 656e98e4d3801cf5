// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// One thread counts atomically, the other under a lock.
@SuppressWarnings("all")
final class AtomicAndLock implements Snippet {

  final AtomicInteger count = new AtomicInteger();

  void thread1() {
    synchronized (count) {
      count.set(count.get() + 1);
    }
  }

  void thread2() {
    count.incrementAndGet();
  }

  @Override
  public String outcome() {
    return "" + count.get();
  }
}
