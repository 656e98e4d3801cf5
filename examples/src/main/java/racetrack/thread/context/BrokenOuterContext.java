// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// **Broken:** [LocalContext] with the value removed, where it should be put back.
///
/// ## Why it breaks
///
/// A task may call another, with a value of its own, and go on afterwards.
///
/// | step | one thread                       | its variable |
/// |------|----------------------------------|--------------|
/// | 1    | enters a task of user *a*        | *a*          |
/// | 2    | enters a task of user *b* within | *b*          |
/// | 3    | leaves the inner task            | none         |
/// | 4    | goes on for *a*, and finds none  | none         |
///
/// **Where it is right:** where no task calls another.
///
/// @param <T> the type of the value
@SuppressWarnings("ThreadLocalUsage") // contexts are as few as static fields
public final class BrokenOuterContext<T> implements Context<T> {

  private final ThreadLocal<@Nullable T> value = new ThreadLocal<>();

  BrokenOuterContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    // follows the wound
    this.value.set(value);
    try {
      return task.call();
    } finally {
      this.value.remove(); // wound: the outer task goes on
    }
  }

  // follows the wound: no `restore`
  @Override
  public @Nullable T current() {
    return value.get();
  }
}
