// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The library's lock behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `threading.Lock()`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [ReentrantLock] counts its owner's entries in one number, which is taken by compare-and-set as
/// in [ParkingMutex]; its waiters queue up as in [ClhMutex], and each parks until the one before it
/// wakes it. It keeps more than this contract asks: who the owner is, and how often it entered.
///
/// ## Cost
///
/// Free, one compare-and-set and one volatile write. Unfair unless it is asked to be fair.
///
/// ## Broken twin
///
/// None of its own: [BrokenExceptionMutex] is what callers do to it.
///
/// ## Sources
///
/// - D. Lea, *The java.util.concurrent Synchronizer Framework*, Science of Computer Programming
///   58(3), 2005.
public final class JdkMutex implements Mutex {

  private final Lock lock = new ReentrantLock();

  JdkMutex() {}

  @Override
  public void lock() {
    lock.lock(); // linearization point: the compare-and-set inside
  }

  @Override
  public void unlock() {
    lock.unlock(); // linearization point: the volatile write inside
  }
}
