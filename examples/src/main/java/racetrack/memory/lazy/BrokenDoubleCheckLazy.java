// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// **Broken:** [DoubleCheckLazy] without `volatile`.
///
/// ## Why it breaks
///
/// The monitor orders threads that take it. A thread that finds the object at its first look has
/// not taken it, and for this thread nothing orders the object's fields before the reference to it.
/// The compiler may move a write of the maker behind the write of `value`, as long as both stay
/// inside the monitor.
///
/// | step | maker, under the monitor      | caller, at the first look | the object's fields |
/// |------|-------------------------------|---------------------------|---------------------|
/// | 1    | makes it, but for its last field |                        | 7, 0                |
/// | 2    | writes `value`                |                           | 7, 0                |
/// | 3    |                               | reads `value`: not null   | 7, 0                |
/// | 4    |                               | reads 7 and 0             | 7, 0                |
/// | 5    | writes the last field         |                           | 7, -1 (say)         |
///
/// It is made once, and in every order of the lines it is right: no test of one step at a time can
/// tell, nor a model that tries such orders.
///
/// **Where it is right:** if all fields of what is made are final (then the first look must read
/// the field once, as here).
///
/// **CERT:** LCK10.
///
/// @param <T> the type of the object
public final class BrokenDoubleCheckLazy<T> implements Lazy<T> {

  private final Supplier<? extends T> maker;
  private @Nullable T value; // wound: not volatile

  BrokenDoubleCheckLazy(Supplier<? extends T> maker) {
    this.maker = () -> requireNonNull(maker.get());
  }

  @Override
  @SuppressWarnings("DoubleCheckedLocking") // the wound
  public T get() {
    T made = value;
    if (made == null) {
      synchronized (this) {
        made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
      }
    }
    return made;
  }
}
