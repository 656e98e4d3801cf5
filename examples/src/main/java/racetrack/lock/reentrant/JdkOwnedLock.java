// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

import java.util.concurrent.locks.ReentrantLock;

/// The library's re-entrant lock behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `threading.RLock()`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [ReentrantLock] is [SynchronizerOwnedLock] with more to offer: a state that counts the owner's
/// entries, an owner, and the same framework below.
///
/// ## Cost
///
/// As [SynchronizerOwnedLock].
///
/// ## Broken twin
///
/// None of its own.
///
/// ## Sources
///
/// - [java.util.concurrent.locks.ReentrantLock], and its `getHoldCount`.
public final class JdkOwnedLock implements OwnedLock {

  private final ReentrantLock lock = new ReentrantLock();

  JdkOwnedLock() {}

  @Override
  public void lock() {
    lock.lock(); // linearization point: inside
  }

  @Override
  public void unlock() {
    lock.unlock(); // linearization point: inside
  }

  @Override
  public int holds() {
    return lock.getHoldCount(); // linearization point: inside
  }
}
