// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table that never changes: who writes puts another one in its place.
///
/// **Seed idiom:** none.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the array in `rows` is written to before it is published, and never after.
/// - **Linearization points:** the write of `rows` in [#put] and [#putIfAbsent], or the look that
///   finds a quote; the read of `rows` in [#get] and [#snapshot].
/// - **Happens-before:** `rows` is volatile: who reads the array sees what was written to it
///   before. A [Quote] has final fields, and would be seen whole anyway.
/// - **No lost update:** writers copy and publish in the monitor of this object, so nobody
///   publishes a copy of what is no longer there.
/// - **Progress:** readers are wait-free. Writers block each other.
///
/// ## Cost
///
/// Readers pay for one volatile read, and scale. Each write copies the whole table.
///
/// ## Broken twin
///
/// [BrokenCopyQuotes] copies outside the monitor.
///
/// ## Sources
///
/// - `java.util.concurrent.CopyOnWriteArrayList`.
/// - JLS 25, §17.4.5 (happens-before), §17.5 (final fields).
public final class CopyOnWriteQuotes implements Quotes {

  private volatile @Nullable Quote[] rows;

  CopyOnWriteQuotes(int rows) {
    this.rows = new @Nullable Quote[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    return rows[row]; // linearization point: the read of `rows`
  }

  @Override
  public synchronized void put(int row, Quote quote) {
    rows = with(row, quote); // linearization point; publishes: the new array
  }

  @Override
  public synchronized boolean putIfAbsent(int row, Quote quote) {
    if (rows[row] != null) { // linearization point, if there is one
      return false;
    }
    rows = with(row, quote); // linearization point; publishes: the new array
    return true;
  }

  private @Nullable Quote[] with(int row, Quote quote) {
    @Nullable Quote[] copy = rows.clone();
    copy[row] = quote;
    return copy;
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    @Nullable Quote[] current = rows; // linearization point
    Map<Integer, Quote> quotes = new HashMap<>();
    for (int row = 0; row < current.length; row++) {
      Quote quote = current[row];
      if (quote != null) {
        quotes.put(row, quote);
      }
    }
    return quotes;
  }
}
