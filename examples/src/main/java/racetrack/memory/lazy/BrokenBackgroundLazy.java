// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;

/// **Broken:** [HolderLazy] with [BrokenHolder], whose initializer waits for another thread.
///
/// ## Why it breaks
///
/// The thread runs a static method of the class that is being initialized. That is a use of the
/// class, and so it waits until the initializer has ended, which waits for the thread.
///
/// | step | first caller                              | background thread                    |
/// |------|-------------------------------------------|--------------------------------------|
/// | 1    | begins to initialize `BrokenHolder`       |                                      |
/// | 2    | starts the thread, waits for its result   |                                      |
/// | 3    |                                           | is to call `BrokenHolder.make`       |
/// | 4    |                                           | waits until the class is initialized |
///
/// It takes no bad luck: the first call never returns. A lambda expression in an initializer is
/// enough, for its body is a static method of the class, though nobody can see it. A thread dump
/// shows the background thread as running, for it waits inside the JVM.
///
/// **Where it is right:** where the thread uses nothing of the class, which nobody can promise for
/// the next change.
///
/// **CERT:** TSM02.
///
/// @param <T> the type of the object
public final class BrokenBackgroundLazy<T> implements Lazy<T> {

  // follows the wound
  private static final byte[] TEMPLATE = HolderLazy.template("BrokenHolder.class");

  private final MethodHandle value;

  BrokenBackgroundLazy(Supplier<? extends T> maker) {
    value = HolderLazy.define(TEMPLATE, maker); // follows the wound
  }

  @Override
  @SuppressWarnings("unchecked") // the maker makes a T
  public T get() {
    try {
      return (T) (Object) value.invokeExact();
    } catch (Throwable e) {
      throw new AssertionError(e); // makers do not fail
    }
  }
  // follows the wound: no `template`
}
