// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import racetrack.reports.labs.predict.steps.Snippet;

/// A reader who wants to write, and keeps the read lock.
@SuppressWarnings("all")
final class Upgrade implements Snippet {

  final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  final Lock read = lock.readLock();
  final Lock write = lock.writeLock();
  int price;

  void thread1() {
    read.lock();
    write.lock();
    price = 7;
  }

  @Override
  public String outcome() {
    return "" + price;
  }
}
