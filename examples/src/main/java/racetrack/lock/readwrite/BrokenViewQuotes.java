// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// **Broken:** [SynchronizedMapQuotes] that iterates in the monitor of the view.
///
/// ## Why it breaks
///
/// The view's calls lock the *map*; nobody but this method ever locks the view. Writers come in
/// during the iteration.
///
/// | step | snapshot                          | put(1, b)            |
/// |------|-----------------------------------|----------------------|
/// | 1    | locks the view, makes an iterator |                      |
/// | 2    |                                   | locks the map, enters row 1 |
/// | 3    | next: `ConcurrentModificationException` |                |
///
/// This exception is a lucky guess of the map: a change that it does not notice may show rows
/// twice, or not at all.
///
/// **Where it is right:** nowhere.
///
/// **CERT:** LCK04.
public final class BrokenViewQuotes implements Quotes {

  private final Map<Integer, Quote> map = Collections.synchronizedMap(new HashMap<>());

  BrokenViewQuotes() {}

  @Override
  public @Nullable Quote get(int row) {
    return map.get(row);
  }

  @Override
  public void put(int row, Quote quote) {
    map.put(row, quote);
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    return map.putIfAbsent(row, quote) == null;
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    Map<Integer, Quote> quotes = new HashMap<>();
    Iterable<Integer> rows = map.keySet();
    synchronized (rows) { // wound: the view, not the map
      for (Integer row : rows) {
        quotes.put(row, map.get(row));
      }
    }
    return quotes;
  }
}
