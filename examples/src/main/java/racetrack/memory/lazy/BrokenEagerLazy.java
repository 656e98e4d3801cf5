// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/// **Broken:** [SynchronizedLazy] that makes the object in its constructor.
///
/// ## Why it breaks
///
/// It takes one thread: the object is made though nobody asks for it. What it needs may not be
/// there yet, and what it costs is paid by everybody.
///
/// | step | the only thread            | how often the maker was called |
/// |------|----------------------------|--------------------------------|
/// | 1    | constructs the lazy object | 1                              |
/// | 2    | never calls `get`          | 1                              |
///
/// **Where it is right:** nearly everywhere, if one may call it by its name: a `final` field that
/// is set in the constructor is the simplest of all, and needs no lock.
///
/// @param <T> the type of the object
public final class BrokenEagerLazy<T> implements Lazy<T> {

  private final T value; // follows the wound

  // follows the wound: no `value`
  BrokenEagerLazy(Supplier<? extends T> maker) {
    value = requireNonNull(maker.get()); // wound: nobody has asked
  }

  @Override
  public synchronized T get() {
    // follows the wound
    return value;
  }
}
