// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// **Broken:** [StripedCounter] that leaves the last cell out of the sum.
///
/// ## Why it breaks
///
/// There is room before the first cell and behind the last, and whoever adds the cells up has to
/// know where it ends. The threads whose number leads to the last cell count in vain.
///
/// | step | thread 6    | thread 7, with 8 cells | cell 6 | cell 7 | `get`        |
/// |------|-------------|------------------------|--------|--------|--------------|
/// | 1    | counts      |                        | 1      | 0      | 1            |
/// | 2    |             | counts                 | 1      | 1      | 1            |
///
/// **Where it is right:** as long as no thread has such a number: for one thread, in most tests.
public final class BrokenLastCellCounter implements Counter {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /// How far apart the cells lie, in numbers of eight bytes: two cache lines.
  private static final int DISTANCE = 16;

  /// How many there are: a power of two, at least twice the number of processors.
  private static final int STRIPES =
      2 * Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1);

  /// The cells, with room before the first and behind the last.
  private final long[] cells = new long[(STRIPES + 1) * DISTANCE];

  BrokenLastCellCounter(long initial) {
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
    // wound: the room behind the last cell is part of the array
    for (int cell = DISTANCE; cell < cells.length - DISTANCE; cell += DISTANCE) {
      sum += (long) CELL.getVolatile(cells, cell);
    }
    return sum; // linearization point: a moment inside, see above
  }
}
