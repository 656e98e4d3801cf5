// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/// A counter guarded by its own monitor.
///
/// **Seed idiom:** `with lock: counter += 1`. Every Java object has a lock; `synchronized` takes it
/// and gives it back, also when an exception is thrown.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `count` is the initial value plus the number of
///   finished increments.
/// - **Linearization points:** the write of `count` in [#increment], its read in [#get]. Both run
///   under the monitor, so they have one total order.
/// - **Happens-before:** the release of the monitor that ends an increment precedes every later
///   acquisition. That is why [#get] locks too: a reader that does not lock has no such edge, and
///   may see half of a `long`.
/// - **Progress:** blocking. A thread that loses the processor inside stops all others.
///
/// ## Cost
///
/// One acquisition of the monitor per call; without contention, one compare-and-set to enter and
/// one to leave. No allocation until threads collide.
///
/// ## Broken twins
///
/// [BrokenPlainCounter] does not lock; [BrokenBoxedLockCounter] and [BrokenGetClassCounter] lock
/// something else; [BrokenTearingCounter] locks its writers only.
///
/// ## Sources
///
/// - JLS 25, §17.1 (synchronization), §17.4.5 (happens-before), §17.7 (non-atomic treatment of
///   `double` and `long`).
public final class SynchronizedCounter implements Counter {

  @GuardedBy("this")
  private long count;

  SynchronizedCounter(long initial) {
    count = initial;
  }

  @Override
  public synchronized void increment() {
    count++; // linearization point: the write
  }

  @Override
  public synchronized long get() {
    return count; // linearization point
  }
}
