// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// **Broken:** [DoubleCheckLazy] without the second look.
///
/// ## Why it breaks
///
/// The monitor lets one caller make the object at a time, and so each who found none makes one.
///
/// | step | one caller                | another caller             | `value` |
/// |------|---------------------------|----------------------------|---------|
/// | 1    | reads null                |                            | null    |
/// | 2    |                           | reads null                 | null    |
/// | 3    | enters, makes A, leaves   | waits for the monitor      | A       |
/// | 4    | returns A                 | enters, makes B, leaves    | B       |
/// | 5    |                           | returns B                  | B       |
///
/// **Where it is right:** where one caller comes first and all others later; so, in most tests.
///
/// **CERT:** LCK10, VNA02.
///
/// @param <T> the type of the object
public final class BrokenSingleCheckLazy<T> implements Lazy<T> {

  private final Supplier<? extends T> maker;
  private volatile @Nullable T value;

  BrokenSingleCheckLazy(Supplier<? extends T> maker) {
    this.maker = () -> requireNonNull(maker.get());
  }

  @Override
  public T get() {
    T made = value;
    if (made == null) {
      synchronized (this) { // wound: what was seen outside may have changed
        made = maker.get();
        value = made;
      }
    }
    return made;
  }
}
