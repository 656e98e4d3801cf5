// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A counter guarded by a lock object of its own.
///
/// **Seed idiom:** `lock.acquire()`, `try`, `finally: lock.release()`. Nothing but this `finally`
/// gives the lock back.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever `lock` is free, `count` is the initial value plus the number of
///   finished increments.
/// - **Linearization points:** the write of `count` in [#increment], its read in [#get]. Both run
///   under `lock`, so they have one total order.
/// - **Happens-before:** an `unlock` precedes every later `lock`, as with a monitor. `lock` is
///   private: unlike a monitor, nobody outside can take it.
/// - **Progress:** blocking, and unfair: a running thread may overtake one that was woken.
///
/// ## Cost
///
/// One acquisition of `lock` per call: one compare-and-set, and a write to unlock. It allocates a
/// queue node only to wait. A monitor does the same for less code; a lock object earns its keep
/// with `tryLock`, conditions and fairness.
///
/// ## Broken twins
///
/// [BrokenInstanceLockCounter] makes a new lock for each call; [BrokenLockMonitorCounter] uses the
/// lock and its monitor as if they were one.
///
/// ## Sources
///
/// - `java.util.concurrent.locks.Lock`, *Memory Synchronization*.
/// - D. Lea, *The java.util.concurrent Synchronizer Framework*, Science of Computer Programming
///   58(3), 2005.
public final class LockCounter implements Counter {

  private final Lock lock = new ReentrantLock();

  @GuardedBy("lock")
  private long count;

  LockCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    lock.lock();
    try {
      count++; // linearization point: the write
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long get() {
    lock.lock();
    try {
      return count; // linearization point
    } finally {
      lock.unlock();
    }
  }
}
