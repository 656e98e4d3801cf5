// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A table behind a lock that readers share and writers do not.
///
/// **Seed idiom:** none: Python has no such lock, and its global one lets readers wait anyway.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever nobody holds the write lock, `bids` and `asks` of a row are from the
///   same quote if `present`, and meaningless otherwise.
/// - **Linearization points:** any moment at which the call holds the lock, in either way: readers
///   exclude writers, and writers exclude everybody.
/// - **Happens-before:** a write `unlock` precedes every later lock, of readers too; a read
///   `unlock` precedes the next write lock.
/// - **No upgrade:** [#putIfAbsent] takes the write lock at once. A reader can never become a
///   writer: it would wait for all readers to leave, and is one of them.
/// - **Progress:** blocking. A waiting writer lets newly arriving readers wait too, so it does not
///   wait for ever.
///
/// ## Cost
///
/// Readers do not wait for each other, but all of them count themselves in and out in one word:
/// with sections as short as this one, that word is the bottleneck, and a plain lock does as well.
/// It pays when reading takes long.
///
/// ## Broken twins
///
/// [BrokenUpgradeQuotes] looks under the read lock and then wants to write; [BrokenOverrideQuotes]
/// overrides [#putIfAbsent], which is why this class is not final.
///
/// ## Sources
///
/// - P. J. Courtois, F. Heymans, D. L. Parnas, *Concurrent Control with "Readers" and "Writers"*,
///   CACM 14(10), 1971.
/// - `java.util.concurrent.locks.ReentrantReadWriteLock`: downgrading is allowed, upgrading is not.
public class ReadWriteLockQuotes implements Quotes {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final long[] bids;
  private final long[] asks;
  private final boolean[] present;

  ReadWriteLockQuotes(int rows) {
    bids = new long[rows];
    asks = new long[rows];
    present = new boolean[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    lock.readLock().lock();
    try {
      return present[row] ? new Quote(bids[row], asks[row]) : null; // linearization point
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void put(int row, Quote quote) {
    lock.writeLock().lock();
    try {
      write(row, quote); // linearization point
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    lock.writeLock().lock();
    try {
      if (present[row]) { // linearization point
        return false;
      }
      write(row, quote);
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    Map<Integer, Quote> quotes = new HashMap<>();
    lock.readLock().lock();
    try {
      for (int row = 0; row < present.length; row++) {
        if (present[row]) {
          quotes.put(row, new Quote(bids[row], asks[row]));
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    return quotes;
  }

  private void write(int row, Quote quote) {
    bids[row] = quote.bid();
    asks[row] = quote.ask();
    present[row] = true;
  }
}
