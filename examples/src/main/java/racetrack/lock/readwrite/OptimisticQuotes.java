// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/// A table whose readers look without a lock, and ask afterwards whether anybody wrote meanwhile.
///
/// **Seed idiom:** none.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever nobody holds the write lock, `bids` and `asks` of a row are from the
///   same quote if `present`, and meaningless otherwise.
/// - **Linearization points:** of [#get], the `tryOptimisticRead` whose stamp is valid at the end:
///   nobody has held the write lock from then on until [StampedLock#validate], so what was read is
///   what was there. Else, and in the other methods, any moment under the lock.
/// - **Happens-before:** as with any lock, in the pessimistic calls. `tryOptimisticRead` reads the
///   stamp that the last writer's `unlock` wrote. The racy reads behind it may not move past
///   `validate`, which begins with an acquire fence; if one of them saw what a later writer wrote,
///   `validate` sees that writer's stamp.
/// - **What is read may be nonsense** until it is validated, so nothing is done with it but to keep
///   it in local variables: no indexing, no loop, no call. Only arrays and plain fields can be read
///   in this way: a `HashMap` in the midst of a change may throw, or never return.
/// - **Progress:** a reader that is disturbed takes the read lock, and so reads at the second
///   attempt at the latest.
///
/// ## Cost
///
/// A reader that nobody disturbs writes nothing to shared memory: readers scale. The lock is not
/// re-entrant, and has no owner.
///
/// ## Broken twin
///
/// [BrokenOptimisticQuotes] does not ask.
///
/// ## Sources
///
/// - `java.util.concurrent.locks.StampedLock`.
/// - H.-J. Boehm, *Can Seqlocks Get Along With Programming Language Memory Models?*, MSPC 2012.
public final class OptimisticQuotes implements Quotes {

  private final StampedLock lock = new StampedLock();
  private final long[] bids;
  private final long[] asks;
  private final boolean[] present;

  OptimisticQuotes(int rows) {
    bids = new long[rows];
    asks = new long[rows];
    present = new boolean[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    long stamp = lock.tryOptimisticRead(); // linearization point, if it is valid
    boolean found = present[row]; // benign race: used if valid only, as the next two
    long bid = bids[row];
    long ask = asks[row];
    if (lock.validate(stamp)) {
      return found ? new Quote(bid, ask) : null;
    }
    stamp = lock.readLock();
    try {
      return present[row] ? new Quote(bids[row], asks[row]) : null; // linearization point
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public void put(int row, Quote quote) {
    long stamp = lock.writeLock();
    try {
      write(row, quote); // linearization point
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    long stamp = lock.writeLock();
    try {
      if (present[row]) { // linearization point
        return false;
      }
      write(row, quote);
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    Map<Integer, Quote> quotes = new HashMap<>();
    long stamp = lock.readLock();
    try {
      for (int row = 0; row < present.length; row++) {
        if (present[row]) {
          quotes.put(row, new Quote(bids[row], asks[row]));
        }
      }
    } finally {
      lock.unlockRead(stamp);
    }
    return quotes;
  }

  private void write(int row, Quote quote) {
    bids[row] = quote.bid();
    asks[row] = quote.ask();
    present[row] = true;
  }
}
