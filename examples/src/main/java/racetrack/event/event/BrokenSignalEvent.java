// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// **Broken:** [ConditionEvent] with `signal` for `signalAll`.
///
/// ## Why it breaks
///
/// An event is for everybody who waits. `signal` wakes one of them, whom nothing tells to wake the
/// next.
///
/// | step | one waiter   | another waiter | setter                 | `set` |
/// |------|--------------|----------------|------------------------|-------|
/// | 1    | waits        |                |                        | false |
/// | 2    |              | waits          |                        | false |
/// | 3    | is woken     |                | sets, signals, is done | true  |
/// | 4    | gets through |                |                        | true  |
/// | 5    |              | waits on       |                        | true  |
///
/// **Where it is right:** where at most one thread waits. `signal` is for conditions that admit one
/// waiter at a time, such as a free place in a queue.
///
/// **CERT:** THI02.
public final class BrokenSignalEvent implements Event {

  private final Lock lock = new ReentrantLock();
  private final Condition wasSet = lock.newCondition();

  @GuardedBy("lock")
  private boolean set;

  BrokenSignalEvent() {}

  @Override
  public void set() {
    lock.lock();
    try {
      set = true;

      wasSet.signal(); // wound: the others are not told
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void clear() {
    lock.lock();
    try {
      set = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isSet() {
    lock.lock();
    try {
      return set;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!set) {
        wasSet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(timeout);
    lock.lockInterruptibly();
    try {
      while (!set) {
        if (left <= 0) {
          return false;
        }
        left = wasSet.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
