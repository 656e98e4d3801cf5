// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.concurrent.atomic.AtomicLong;

/// A counter that reads, adds and writes in one atomic step.
///
/// **Seed idiom:** `with lock: counter += 1`, with the lock left to the processor.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `count` is the initial value plus the number of increments that took effect.
/// - **Linearization points:** `getAndIncrement` in [#increment], `get` in [#get]: each is one
///   access, and all accesses of one variable have one order.
/// - **Happens-before:** both have the memory effects of volatile accesses. A read that sees the
///   value an increment wrote, or a later one, comes after what preceded that increment.
/// - **Progress:** wait-free where the processor has an atomic addition (`lock xadd` on x86-64, LSE
///   atomics on AArch64). Elsewhere a loop of compare-and-set: lock-free.
///
/// ## Cost
///
/// One atomic instruction, no lock, no allocation. All writers still need the same cache line, one
/// after the other: more threads do not add up faster.
///
/// ## Broken twin
///
/// [BrokenVolatileCounter] makes the variable `volatile` and leaves the addition three steps long.
///
/// ## Sources
///
/// - `java.util.concurrent.atomic`, package documentation.
/// - M. Herlihy, *Wait-Free Synchronization*, ACM TOPLAS 13(1), 1991.
public final class AtomicCounter implements Counter {

  private final AtomicLong count;

  AtomicCounter(long initial) {
    count = new AtomicLong(initial);
  }

  @Override
  public void increment() {
    count.getAndIncrement(); // linearization point
  }

  @Override
  public long get() {
    return count.get(); // linearization point
  }
}
