// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// **Broken:** [StripedCounter] with a plain addition, as if each cell had one thread.
///
/// ## Why it breaks
///
/// There are more threads than cells, sooner or later, and the numbers of two lead to the same
/// cell. There they do to each other what two threads do to one [BrokenPlainCounter]:
///
/// | step | one thread      | another thread  | their cell |
/// |------|-----------------|-----------------|------------|
/// | 1    | reads 0         |                 | 0          |
/// | 2    |                 | reads 0         | 0          |
/// | 3    | adds, writes 1  |                 | 1          |
/// | 4    |                 | adds, writes 1  | 1          |
///
/// A test with fewer threads than cells, started one after another, counts right for ever: their
/// numbers are neighbours, and so are their cells.
///
/// **Where it is right:** where each cell has one thread for certain, such as an index that the
/// threads were given, and whoever adds up comes after their end.
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
    cells[(stripe + 1) * DISTANCE]++; // wound: a cell may be another thread's, too
  }

  @Override
  public long get() {
    long sum = 0;
    for (int cell = DISTANCE; cell < cells.length; cell += DISTANCE) {
      sum += (long) CELL.getVolatile(cells, cell);
    }
    return sum;
  }
}
