// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ReadWriteLockQuotes] that looks under the read lock and, without letting go, wants
/// to write.
///
/// ## Why it breaks
///
/// The writer waits until all readers have left, and one of them is the thread itself. It takes no
/// second thread.
///
/// | step | thread                               | readers | writer |
/// |------|--------------------------------------|---------|--------|
/// | 1    | takes the read lock, finds no quote  | itself  | none   |
/// | 2    | wants the write lock: waits for itself | itself | none  |
///
/// **Where it is right:** the other way round: who writes may take the read lock too, and then let
/// go of the write lock.
///
/// **CERT:** LCK07.
public final class BrokenUpgradeQuotes implements Quotes { // follows the wound

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final long[] bids;
  private final long[] asks;
  private final boolean[] present;

  BrokenUpgradeQuotes(int rows) {
    bids = new long[rows];
    asks = new long[rows];
    present = new boolean[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    lock.readLock().lock();
    try {
      return present[row] ? new Quote(bids[row], asks[row]) : null;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void put(int row, Quote quote) {
    lock.writeLock().lock();
    try {
      write(row, quote);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    lock.readLock().lock(); // follows the wound
    try {
      if (present[row]) {
        return false;
      }
      put(row, quote); // wound: the read lock is still held
      return true;
    } finally {
      lock.readLock().unlock(); // follows the wound
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
