// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// **Broken:** [CopyOnWriteQuotes] whose writers do not exclude each other.
///
/// ## Why it breaks
///
/// Both copy the same table, and the second publishes a copy without the change of the first.
///
/// | step | putIfAbsent(0, a)        | put(0, b)               | row 0 |
/// |------|--------------------------|-------------------------|-------|
/// | 1    | finds none, copies       |                         | none  |
/// | 2    |                          | copies, publishes b     | b     |
/// | 3    | publishes a              |                         | a     |
///
/// The same happens to changes of different rows, since each copy holds all of them.
///
/// **Where it is right:** with one writing thread.
///
/// **CERT:** VNA02, VNA03.
public final class BrokenCopyQuotes implements Quotes {

  private volatile @Nullable Quote[] rows;

  BrokenCopyQuotes(int rows) {
    this.rows = new @Nullable Quote[rows];
  }

  @Override
  public @Nullable Quote get(int row) {
    return rows[row];
  }

  @Override
  public void put(int row, Quote quote) { // follows the wound
    rows = with(row, quote);
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) { // wound: `synchronized`, and in `put`
    if (rows[row] != null) {
      return false;
    }
    rows = with(row, quote);
    return true;
  }

  private @Nullable Quote[] with(int row, Quote quote) {
    @Nullable Quote[] copy = rows.clone();
    copy[row] = quote;
    return copy;
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    @Nullable Quote[] current = rows;
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
