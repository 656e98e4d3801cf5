// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// **Broken:** [LocalContext] without the `finally`.
///
/// ## Why it breaks
///
/// A task that fails leaves its value behind, and tests seldom fail on purpose.
///
/// | step | pool's thread                    | its variable |
/// |------|----------------------------------|--------------|
/// | 1    | runs a task of user *a*, which throws | *a*     |
/// | 2    | runs a task without a user, and finds *a* | *a* |
///
/// **Where it is right:** as long as every task returns.
///
/// **CERT:** TPS04.
///
/// @param <T> the type of the value
@SuppressWarnings("ThreadLocalUsage") // contexts are as few as static fields
public final class BrokenFailureContext<T> implements Context<T> {

  private final ThreadLocal<@Nullable T> value = new ThreadLocal<>();

  BrokenFailureContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    @Nullable T outer = this.value.get();
    this.value.set(value);
    R result = task.call();
    restore(outer); // wound: not if the task fails
    return result;
  }

  private void restore(@Nullable T outer) {
    if (outer == null) {
      value.remove();
    } else {
      value.set(outer);
    }
  }

  @Override
  public @Nullable T current() {
    return value.get();
  }
}
