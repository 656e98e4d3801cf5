// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [OptimisticQuotes] that looks without a lock and does not ask afterwards.
///
/// ## Why it breaks
///
/// The lock that the reader did not take keeps no writer out.
///
/// | step | reader                | writer of (2, 2)     | bid, ask |
/// |------|-----------------------|----------------------|----------|
/// | 1    | takes a stamp         |                      | 1, 1     |
/// | 2    | reads bid 1           |                      | 1, 1     |
/// | 3    |                       | locks, writes, unlocks | 2, 2   |
/// | 4    | reads ask 2           |                      | 2, 2     |
///
/// It returns (1, 2), which was never in the table. The stamp would have told.
///
/// **Where it is right:** with a single value that is read in one step.
///
/// **CERT:** VNA00.
public final class BrokenOptimisticQuotes implements Quotes {

  private final StampedLock lock = new StampedLock();
  private final long[] bids;
  private final long[] asks;
  private final boolean[] present;

  BrokenOptimisticQuotes(int rows) {
    bids = new long[rows];
    asks = new long[rows];
    present = new boolean[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    long stamp = lock.tryOptimisticRead();
    boolean found = present[row];
    long bid = bids[row];
    long ask = asks[row];
    if (stamp != 0) { // wound: valid when it was taken, and now?
      return found ? new Quote(bid, ask) : null;
    }
    stamp = lock.readLock();
    try {
      return present[row] ? new Quote(bids[row], asks[row]) : null;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public void put(int row, Quote quote) {
    long stamp = lock.writeLock();
    try {
      write(row, quote);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    long stamp = lock.writeLock();
    try {
      if (present[row]) {
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
