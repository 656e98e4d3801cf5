// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

/// **Broken:** [SynchronizedCounter] with the boxed count as the lock.
///
/// ## Why it breaks
///
/// A `Long` never changes: `count++` makes `count` refer to another object. A thread that waited
/// for the old lock and one that comes later for the new lock are inside together.
///
/// | step | one thread                   | another thread            | `count` |
/// |------|------------------------------|---------------------------|---------|
/// | 1    | locks 0                      | waits for 0               | 0       |
/// | 2    | writes 1, unlocks 0          |                           | 1       |
/// | 3    | next increment: locks 1      | locks 0                   | 1       |
/// | 4    | reads 1                      | reads 1                   | 1       |
/// | 5    | writes 2, unlocks 1          | writes 2, unlocks 0       | 2       |
///
/// With one increment per thread nothing is lost, since the second finds the work of the first: a
/// test has to count several times. Worse, small numbers are the same object in the whole JVM, so
/// that unrelated counters wait for each other.
///
/// **Where it is right:** nowhere. Value-based classes will lose their monitors altogether.
///
/// **CERT:** LCK01.
@SuppressWarnings({
  "LockOnBoxedPrimitive",
  "SynchronizeOnNonFinalField",
  "synchronization"
}) // the wound
public final class BrokenBoxedLockCounter implements Counter {

  private Long count;

  BrokenBoxedLockCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    synchronized (count) { // wound: the lock changes with the count
      count++;
    }
  }

  @Override
  public long get() {
    synchronized (count) {
      return count;
    }
  }
}
