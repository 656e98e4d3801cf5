// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// **Broken:** [LocalContext] with a field for the variable.
///
/// ## Why it breaks
///
/// One field is one value for all threads. That it is volatile makes the wrong value visible at
/// once.
///
/// | step | one thread                | another thread            | `value` |
/// |------|---------------------------|---------------------------|---------|
/// | 1    | enters a task of *a*      |                           | *a*     |
/// | 2    |                           | enters a task of *b*      | *b*     |
/// | 3    | finds *b*                 |                           | *b*     |
/// | 4    | leaves, puts none back    |                           | none    |
/// | 5    |                           | finds none                | none    |
///
/// **Where it is right:** in a program with one thread.
///
/// @param <T> the type of the value
public final class BrokenSharedContext<T> implements Context<T> {

  private volatile @Nullable T value; // wound: one for all

  BrokenSharedContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    @Nullable T outer = this.value;
    this.value = value; // follows the wound
    try {
      return task.call();
    } finally {
      restore(outer);
    }
  }

  private void restore(@Nullable T outer) {
    value = outer; // follows the wound
  }

  @Override
  public @Nullable T current() {
    return value; // follows the wound
  }
}
