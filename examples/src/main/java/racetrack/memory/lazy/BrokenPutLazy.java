// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// **Broken:** [JdkLazy] with `get` and `put` for `computeIfAbsent`.
///
/// ## Why it breaks
///
/// Each call of the map is atomic, and the two of them are not: what `get` has said is old when
/// `put` comes.
///
/// | step | one caller            | another caller        | the entry |
/// |------|-----------------------|-----------------------|-----------|
/// | 1    | `get`: none           |                       | none      |
/// | 2    |                       | `get`: none           | none      |
/// | 3    | makes A, puts it      |                       | A         |
/// | 4    | returns A             | makes B, puts it      | B         |
/// | 5    |                       | returns B             | B         |
///
/// **Where it is right:** where it does not matter how many there are, as with a cache of equal,
/// immutable objects; then `putIfAbsent` still makes all callers agree on one.
///
/// **CERT:** VNA03.
///
/// @param <T> the type of the object
public final class BrokenPutLazy<T> implements Lazy<T> {

  private static final String KEY = "value";

  private final Supplier<? extends T> maker;
  private final ConcurrentMap<String, T> values = new ConcurrentHashMap<>();

  BrokenPutLazy(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T made = values.get(KEY);
    if (made == null) {
      made = maker.get();
      values.put(KEY, made); // wound: somebody may have put another since
    }
    return made;
  }
}
