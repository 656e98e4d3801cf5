// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.locks.ReentrantLock;
import racetrack.reports.labs.predict.steps.Snippet;

/// A lock that is not given back when the work fails.
@SuppressWarnings("all")
final class LockKept implements Snippet {

  final ReentrantLock lock = new ReentrantLock();
  int zero;

  void thread1() {
    lock.lock();
    int share = 12 / zero;
    lock.unlock();
  }

  void thread2() {
    lock.lock();
    lock.unlock();
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
