// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.util.concurrent.atomic.LongAdder;

/// A counter striped over several cells, which are added up when it is read.
///
/// **Seed idiom:** `with lock: counter += 1`, where everybody counts and hardly anybody reads.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the cells together hold the initial value plus the number of increments that
///   took effect. No cell ever goes down.
/// - **Linearization points:** of [#increment], the compare-and-set of its cell. Of [#get], no line
///   of code: `sum` reads the cells one after the other while others count. It reads no cell before
///   its call began, so its result is at least the count at the beginning, and none after its call
///   ended, so it is at most the count at the end. In between the count goes up *by one at a time*,
///   so at some moment during the call it was exactly the result. That moment is the linearization
///   point.
/// - **Happens-before:** cells are written by compare-and-set and read as volatiles, so whoever
///   counts an increment comes after what preceded it.
/// - **Progress:** both methods are lock-free: a failed compare-and-set means that another
///   increment succeeded, and the thread moves to another cell.
/// - **Not so** with steps other than one: if one thread adds 2 and another 3, `sum` may miss the
///   first and count the second, and return a value that the counter never had.
///
/// ## Cost
///
/// Without contention one compare-and-set, as [AtomicCounter]. With contention one cache line a
/// busy thread, up to about one per processor, so that increments do scale; reading costs a visit
/// to each. The cells stay allocated.
///
/// ## Broken twin
///
/// None of its own: what [BrokenVolatileCounter] does to one cell breaks this class too.
///
/// ## Sources
///
/// - `java.util.concurrent.atomic.LongAdder`. Its documentation promises less, since it allows any
///   step.
/// - J. Aspnes, H. Attiya, K. Censor, *Max Registers, Counters, and Monotone Circuits*, PODC 2009
///   (counters by collecting).
public final class AdderCounter implements Counter {

  private final LongAdder count = new LongAdder();

  AdderCounter(long initial) {
    count.add(initial);
  }

  @Override
  public void increment() {
    count.increment(); // linearization point: the compare-and-set inside
  }

  @Override
  public long get() {
    return count.sum(); // linearization point: a moment inside, see above
  }
}
