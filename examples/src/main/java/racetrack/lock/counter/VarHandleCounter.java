// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A counter that adds atomically to a field of its own.
///
/// **Seed idiom:** `with lock: counter += 1`, for those who have a million counters: the count lies
/// in the object itself, not in an [java.util.concurrent.atomic.AtomicLong] beside it.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `count` is the initial value plus the number of increments that took effect.
///   The constructor's plain write is not part of any race: it is safe under the caller's
///   publication of the counter.
/// - **Linearization points:** `getAndAdd` in [#increment], the volatile read in [#get].
/// - **Happens-before:** `getAndAdd` reads and writes as a volatile access does, and the field is
///   `volatile`, so the plain-looking read in [#get] acquires what the additions release.
/// - **Progress:** as [AtomicCounter], which is this class with the field in another object.
///
/// ## Cost
///
/// One atomic instruction, one object instead of two. The handle is `static final`, so the compiler
/// folds it away; in an instance field it would cost a checked call each time.
///
/// ## Broken twin
///
/// [BrokenVolatileCounter] is this class with `count++` for `getAndAdd`.
///
/// ## Sources
///
/// - JEP 193, *Variable Handles*.
/// - D. Lea, *Using JDK 9 Memory Order Modes*, 2018.
public final class VarHandleCounter implements Counter {

  private static final VarHandle COUNT = countHandle();

  private volatile long count;

  VarHandleCounter(long initial) {
    count = initial;
  }

  @Override
  public void increment() {
    COUNT.getAndAdd(this, 1L); // linearization point
  }

  @Override
  public long get() {
    return count; // linearization point
  }

  private static VarHandle countHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(VarHandleCounter.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
