// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// **Broken:** [StripedCounter] that reads, adds and writes in its cell.
///
/// ## Why it breaks
///
/// A cell for each thread needs no atomic addition. But there are fewer cells than threads can have
/// numbers: two threads whose numbers lead to one cell lose what the other has counted.
///
/// | step | thread 5         | thread 13, with 8 cells | cell 5 |
/// |------|------------------|-------------------------|--------|
/// | 1    | reads 0          |                         | 0      |
/// | 2    |                  | reads 0                 | 0      |
/// | 3    | adds, writes 1   |                         | 1      |
/// | 4    |                  | adds, writes 1          | 1      |
///
/// **Where it is right:** with no more threads than cells, started one after another. So no test
/// with a few threads sees it.
///
/// **CERT:** VNA02.
public final class BrokenStripeCounter implements Counter {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /// How far apart the cells lie, in numbers of eight bytes: two cache lines.
  private static final int DISTANCE = 16;

  /// How many there are: a power of two, at least twice the number of processors.
  private static final int STRIPES =
      2 * Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1);

  /// The cells, with room before the first and behind the last.

  private final long[] cells = new long[(STRIPES + 1) * DISTANCE];

  BrokenStripeCounter(long initial) {
    cells[DISTANCE] = initial;
  }

  @Override
  public void increment() {
    int stripe = (int) Thread.currentThread().threadId() & STRIPES - 1;
    int cell = (stripe + 1) * DISTANCE;
    CELL.setVolatile(cells, cell, (long) CELL.getVolatile(cells, cell) + 1); // wound: three steps
  }

  @Override
  public long get() {
    long sum = 0;
    for (int cell = DISTANCE; cell < cells.length; cell += DISTANCE) {

      sum += (long) CELL.getVolatile(cells, cell);
    }
    return sum; // linearization point: a moment inside, see above
  }
}
