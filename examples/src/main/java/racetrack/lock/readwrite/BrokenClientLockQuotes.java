// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// **Broken:** [JdkQuotes] that makes two calls of the map, in the map's monitor.
///
/// ## Why it breaks
///
/// A `ConcurrentHashMap` does not promise to lock itself, and does not. Whoever calls `put` passes
/// by.
///
/// | step | putIfAbsent(0, a)          | put(0, b)    | row 0 |
/// |------|----------------------------|--------------|-------|
/// | 1    | locks the map, finds none  |              | none  |
/// | 2    |                            | puts b       | b     |
/// | 3    | puts a                     |              | a     |
///
/// **Where it is right:** with a class that commits to this lock, as `Collections.synchronizedMap`.
///
/// **CERT:** LCK11.
public final class BrokenClientLockQuotes implements Quotes {

  private final Map<Integer, Quote> map = new ConcurrentHashMap<>();

  BrokenClientLockQuotes() {}

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
    synchronized (map) { // wound: nobody else locks it
      if (map.containsKey(row)) {
        return false;
      }
      map.put(row, quote);
      return true;
    }
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    return new HashMap<>(map);
  }
}
