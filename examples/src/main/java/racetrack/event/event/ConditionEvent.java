// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// An event made of a lock and a condition, which nobody else can get hold of.
///
/// **Seed idiom:** `threading.Event`, line by line: Python's is a flag and a `Condition(Lock())`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Linearization points:** the writes and reads of `set`, all of them under `lock`.
/// - **No lost wake-up:** as in [MonitorEvent]: `await` on a condition lets go of the lock and
///   begins to wait in one step.
/// - **Happens-before:** the `unlock` at the end of [#set] precedes the acquisition under which a
///   waiter, or [#isSet], finds the flag.
/// - **Progress:** blocking: a thread that loses the processor under the lock stops all others,
///   even those who only look.
///
/// ## Cost
///
/// One acquisition of the lock for each look. The lock is private, so that no stranger can hold it,
/// or wake its waiters.
///
/// ## Broken twin
///
/// [BrokenSignalEvent] signals one.
///
/// ## Sources
///
/// - [java.util.concurrent.locks.Condition], which also allows wake-ups from nowhere.
public final class ConditionEvent implements Event {

  private final Lock lock = new ReentrantLock();
  private final Condition wasSet = lock.newCondition();

  @GuardedBy("lock")
  private boolean set;

  ConditionEvent() {}

  @Override
  public void set() {
    lock.lock();
    try {
      // equivalent: shrink-at-the-start, formally a data race: who finds it set too early has not
      // synchronized with this thread. Not seen here: x86-64 shows its writes in order.
      set = true; // linearization point
      // equivalent: split, who takes the lock in between finds it set, and does not wait.
      wasSet.signalAll();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public void clear() {
    // equivalent: drop-lock, formally a data race. Not seen here: nothing is told by a clear, and
    // every look takes the lock, so it is seen.
    lock.lock();
    try {
      set = false; // linearization point
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isSet() {
    lock.lock();
    try {
      return set; // linearization point
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      // equivalent: while-to-if, formally wrong, since a condition may wake for no reason. That of
      // a ReentrantLock does not, and who was woken by a set may get through in spite of a clear.
      while (!set) { // linearization point: the read that finds it set
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
      while (!set) { // linearization point: the last read
        if (left <= 0) { // equivalent: boundary, a wait of 0 ns ends at once.
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
