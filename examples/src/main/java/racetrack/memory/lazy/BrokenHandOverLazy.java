// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// **Broken:** [DoubleCheckLazy] whose maker is in a field that is not final.
///
/// ## Why it breaks
///
/// A final field is frozen at the end of the constructor: a thread that gets a reference to the
/// lazy object, by whatever way, sees the field, and all that was written before. A field that is
/// not final has no such effect. If the reference is passed by a data race, nothing orders the
/// writes of its creator before it, and the compiler may move one of them behind it.
///
/// | step | creator                                     | caller                      | the maker's fields |
/// |------|---------------------------------------------|-----------------------------|--------------------|
/// | 1    | makes the maker, but for its last field     |                             | 7, 0               |
/// | 2    | makes the lazy object, and lets it be found |                             | 7, 0               |
/// | 3    |                                             | finds it, and calls `get`   | 7, 0               |
/// | 4    |                                             | the maker works with 7 and 0 | 7, 0              |
/// | 5    | writes the last field                       |                             | 7, -1 (say)        |
///
/// **Where it is right:** where the lazy object is handed over with a lock, a volatile field, or
/// the start of a thread.
///
/// **CERT:** TSM03.
///
/// @param <T> the type of the object
public final class BrokenHandOverLazy<T> implements Lazy<T> {

  private Supplier<? extends T> maker; // wound: not final
  private volatile @Nullable T value;

  BrokenHandOverLazy(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T made = value; // acquires: the object; linearization point, if it is there
    if (made == null) {
      synchronized (this) {
        made = value; // linearization point, if it is there
        if (made == null) {
          made = requireNonNull(maker.get());
          value = made; // publishes: the object; linearization point
        }
      }
    }
    return made;
  }
}
