// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// **Broken:** [LocalContext] with a value that is set and never put back.
///
/// ## Why it breaks
///
/// The variable belongs to the thread, and a pool's thread outlives the task.
///
/// | step | pool's thread              | its variable |
/// |------|----------------------------|--------------|
/// | 1    | runs a task of user *a*    | *a*          |
/// | 2    | waits for the next task    | *a*          |
/// | 3    | runs a task without a user, and finds *a* | *a* |
///
/// **Where it is right:** on a thread that runs one task and ends.
///
/// **CERT:** TPS04.
///
/// @param <T> the type of the value
@SuppressWarnings("ThreadLocalUsage") // contexts are as few as static fields
public final class BrokenLeftContext<T> implements Context<T> {

  private final ThreadLocal<@Nullable T> value = new ThreadLocal<>();

  BrokenLeftContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    this.value.set(value); // wound: and who takes it away?
    return task.call();
  }

  // follows the wound: no `restore`
  @Override
  public @Nullable T current() {
    return value.get();
  }
}
