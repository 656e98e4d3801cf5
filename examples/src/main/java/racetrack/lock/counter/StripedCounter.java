// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A counter striped by hand: each thread adds to the cell that its number leads to.
///
/// **Seed idiom:** `with lock: counter += 1`, where everybody counts and hardly anybody reads.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the cells together hold the initial value plus the number of increments that
///   took effect. No cell ever goes down. That two threads share a cell is slower, not wrong.
/// - **Linearization points:** of [#increment], the `getAndAdd`. Of [#get], a moment inside the
///   call, as for [AdderCounter]: it reads no cell before the call began and none after it ended,
///   and in between the count goes up by one at a time.
/// - **Happens-before:** the additions and the reads have the effects of volatile accesses.
/// - **Progress:** wait-free, where the processor has an atomic addition. [AdderCounter] is
///   lock-free only: its compare-and-set may fail.
///
/// ## Cost
///
/// One atomic addition, with or without contention, unless more than one busy thread comes to a
/// cell. Threads that are started one after another have numbers one after another, and so cells of
/// their own, as long as there are no more of them than cells. [AdderCounter] moves a thread whose
/// cell is contended to another one; this class does not look, which is what makes it cheaper.
///
/// Each cell has 128 bytes to itself, since two cells in one cache line, or in two that the
/// processor fetches as a pair, would travel between the cores as one does (*false sharing*). So a
/// counter has 256 bytes for each processor, from the beginning: it is for a few counters that
/// everybody uses. [AdderCounter] has one cell until the first collision.
///
/// ## Broken twin
///
/// [BrokenLastCellCounter] does not add them all up. What [BrokenVolatileCounter] does to one cell
/// breaks this class too.
///
/// ## Sources
///
/// - `java.util.concurrent.atomic.Striped64`, whose threads have a random number instead.
public final class StripedCounter implements Counter {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /// How far apart the cells lie, in numbers of eight bytes: two cache lines.
  private static final int DISTANCE = 16;

  /// How many there are: a power of two, at least twice the number of processors.
  private static final int STRIPES =
      2 * Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1);

  /// The cells, with room before the first and behind the last.
  // equivalent: one-more, it is room behind the last cell, and stays 0.
  // equivalent: one-less, it is room behind the last cell.
  private final long[] cells = new long[(STRIPES + 1) * DISTANCE];

  StripedCounter(long initial) {
    cells[DISTANCE] = initial;
  }

  @Override
  public void increment() {
    int stripe = (int) Thread.currentThread().threadId() & STRIPES - 1;
    CELL.getAndAdd(cells, (stripe + 1) * DISTANCE, 1L); // linearization point
  }

  @Override
  public long get() {
    long sum = 0;
    for (int cell = DISTANCE; cell < cells.length; cell += DISTANCE) {
      // equivalent: weaken, formally wrong: it does not synchronize with the addition. Not seen
      // here: x86-64 reads in order, and the compiler leaves the read where it is.
      sum += (long) CELL.getVolatile(cells, cell);
    }
    return sum; // linearization point: a moment inside, see above
  }
}
