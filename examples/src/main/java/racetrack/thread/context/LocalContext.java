// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// A context by a thread-local variable, which is put back in `finally`.
///
/// **Seed idiom:** `threading.local()`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** outside all tasks the thread has no value, so that a pool's thread takes
///   nothing from one task to the next.
/// - **Inner tasks:** what was there before is kept in the call, and put back.
/// - **However it ends:** `finally` runs after a result and after a failure.
/// - **Other threads:** each has a variable of its own, and it is not an inheritable one.
///
/// ## Cost
///
/// A look into a hash table of the thread. Each thread that ever had a value has such a table.
///
/// ## Broken twins
///
/// [BrokenLeftContext] puts nothing back; [BrokenFailureContext] does so only after a result;
/// [BrokenOuterContext] forgets the outer task; [BrokenInheritedContext] is inheritable;
/// [BrokenSharedContext] is no thread-local at all.
///
/// ## Sources
///
/// - [ThreadLocal].
///
/// @param <T> the type of the value
@SuppressWarnings("ThreadLocalUsage") // contexts are as few as static fields
public final class LocalContext<T> implements Context<T> {

  private final ThreadLocal<@Nullable T> value = new ThreadLocal<>();

  LocalContext() {}

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
