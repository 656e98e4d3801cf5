// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table in a map that the library wraps in one lock, and says which lock that is.
///
/// **Seed idiom:** a `dict`, and `with lock:` around it.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** the map is touched by nobody who does not hold its monitor.
/// - **Linearization points:** the single calls of the map, each of which holds the monitor
///   throughout; in [#snapshot], any moment of the loop.
/// - **Happens-before:** the monitor's release precedes its next acquisition.
/// - **Iteration** is many calls. [Collections#synchronizedMap] documents that whoever iterates
///   over one of its views must synchronize on the map itself: it *commits* to this lock, so that
///   callers may use it too.
/// - **Progress:** blocking. Readers wait for readers.
///
/// ## Cost
///
/// One acquisition of a monitor for each call, also to read; and a snapshot stops everybody.
///
/// ## Broken twin
///
/// [BrokenViewQuotes] iterates in the monitor of the view.
///
/// ## Sources
///
/// - `java.util.Collections.synchronizedMap`.
public final class SynchronizedMapQuotes implements Quotes {

  private final Map<Integer, Quote> map = Collections.synchronizedMap(new HashMap<>());

  SynchronizedMapQuotes() {}

  @Override
  public @Nullable Quote get(int row) {
    return map.get(row); // linearization point
  }

  @Override
  public void put(int row, Quote quote) {
    map.put(row, quote); // linearization point
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    return map.putIfAbsent(row, quote) == null; // linearization point
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    Map<Integer, Quote> quotes = new HashMap<>();
    Iterable<Integer> rows = map.keySet();
    synchronized (map) {
      for (Integer row : rows) {
        quotes.put(row, map.get(row));
      }
    }
    return quotes;
  }
}
