// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// **Broken:** [LocalContext] with an inheritable variable.
///
/// ## Why it breaks
///
/// It looks like a value that follows the task to other threads. But it is copied when a thread is
/// *made*, not when it is given something to do, and a pool makes its threads when it first needs
/// them.
///
/// | step | task of user *a*                 | pool's thread                     | thread's variable |
/// |------|----------------------------------|-----------------------------------|-------------------|
/// | 1    | submits the pool's first job     | is made                           | *a*               |
/// | 2    | ends                             | does the job                      | *a*               |
/// | 3    |                                  | does a job of user *b*, as *a*    | *a*               |
///
/// **Where it is right:** on threads that are made for a task and end with it. Even then the value
/// stays visible when the task of the maker has ended. [Context#carry] copies at the right moment.
///
/// @param <T> the type of the value
@SuppressWarnings("ThreadLocalUsage") // contexts are as few as static fields
public final class BrokenInheritedContext<T> implements Context<T> {

  private final ThreadLocal<@Nullable T> value = new InheritableThreadLocal<>(); // wound: to whom?

  BrokenInheritedContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    @Nullable T outer = this.value.get();
    this.value.set(value);
    try {
      return task.call();
    } finally {
      restore(outer);
    }
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
