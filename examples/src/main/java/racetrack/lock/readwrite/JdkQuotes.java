// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The library's concurrent map behind our contract: the baseline in every chart.
///
/// **Seed idiom:** a `dict`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Linearization points:** inside the map's single calls, each of which takes effect at once
///   for its row. [#snapshot] has none: it visits row after row, which is all that the contract
///   asks.
/// - **Happens-before:** what precedes a `put` precedes the `get` that finds it.
/// - **One step or several:** `putIfAbsent` is one call of the map. No lock makes `get` and `put`
///   into one here, since the map does not say which locks it uses.
/// - **Progress:** readers do not wait. Writers lock a bin, so writers to different rows seldom
///   meet.
///
/// ## Cost
///
/// To read: a hash, and some volatile reads. It scales with readers and writers, and takes more
/// memory than an array.
///
/// ## Broken twin
///
/// [BrokenClientLockQuotes] makes two calls, and locks the map around them.
///
/// ## Sources
///
/// - `java.util.concurrent.ConcurrentHashMap`.
public final class JdkQuotes implements Quotes {

  private final Map<Integer, Quote> map = new ConcurrentHashMap<>();

  JdkQuotes() {}

  @Override
  public @Nullable Quote get(int row) {
    return map.get(row); // linearization point: inside
  }

  @Override
  public void put(int row, Quote quote) {
    map.put(row, quote); // linearization point: inside
  }

  @Override
  public boolean putIfAbsent(int row, Quote quote) {
    return map.putIfAbsent(row, quote) == null; // linearization point: inside
  }

  @Override
  public Map<Integer, Quote> snapshot() {
    return new HashMap<>(map);
  }
}
