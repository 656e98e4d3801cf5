// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// An object that the library's concurrent map makes once: the baseline in every chart.
///
/// **Seed idiom:** `functools.cache`. The map earns its keep where there are many objects to make,
/// each under a key of its own; here it has one.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Once:** `computeIfAbsent` of a [ConcurrentHashMap] looks for the key, calls the maker and
///   enters its result in one atomic step, as its documentation promises. Not every [ConcurrentMap]
///   does: the interface's own default may call the maker more than once.
/// - **Linearization points:** inside the map.
/// - **Happens-before:** what comes before an entry is made comes before what follows its
///   retrieval, in other threads too.
/// - **Progress:** blocking until the object is made. From then on the map finds it without a lock,
///   as long as it is the first in its bin, and here it is alone.
///
/// ## Cost
///
/// A table, an entry, a hash and a comparison for every call. Keys that share a bin wait for each
/// other's makers.
///
/// ## Broken twin
///
/// [BrokenPutLazy] asks first and tells later.
///
/// ## Sources
///
/// - [ConcurrentHashMap#computeIfAbsent], and the *memory consistency effects* of [ConcurrentMap].
///
/// @param <T> the type of the object
public final class JdkLazy<T> implements Lazy<T> {

  private static final String KEY = "value";

  private final Supplier<? extends T> maker;
  private final ConcurrentMap<String, T> values = new ConcurrentHashMap<>();

  JdkLazy(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    return values.computeIfAbsent(KEY, _ -> maker.get()); // linearization point
  }
}
