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
/// | step | creator                                            | caller                    | `maker`    |
/// |------|----------------------------------------------------|---------------------------|------------|
/// | 1    | allocates the lazy object                          |                           | null       |
/// | 2    | writes the reference to where others look for it   |                           | null       |
/// | 3    |                                                    | finds it, and calls `get` | null       |
/// | 4    |                                                    | fails: there is no maker  | null       |
/// | 5    | writes the maker                                   |                           | the maker  |
///
/// **Where it shows:** on x86-64, too. The processor keeps the order of writes, but C2 may put the
/// second one first. It writes the field behind the last barrier that an allocation brings, that of
/// the lambda expression.
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
    this.maker = () -> requireNonNull(maker.get());
  }

  @Override
  public T get() {
    T made = value; // acquires: the object; linearization point, if it is there
    if (made == null) {
      synchronized (this) {
        made = value; // linearization point, if it is there
        if (made == null) {
          made = maker.get();
          value = made; // publishes: the object; linearization point
        }
      }
    }
    return made;
  }
}
