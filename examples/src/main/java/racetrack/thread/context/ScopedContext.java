// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import org.jspecify.annotations.Nullable;

/// A context by the library's scoped value.
///
/// **Seed idiom:** none; Python has `contextvars`, where each `set` needs its `reset`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** a binding belongs to a call on the stack of one thread. When the call is gone,
///   so is the binding: there is nothing to remove, and nothing to forget.
/// - **Inner tasks:** the innermost binding counts; the others are still there beneath it.
/// - **Other threads:** have stacks of their own. A pool's thread is in no task of its maker.
///
/// ## Cost
///
/// Binding makes a small object. Looking goes through the bindings from the inside out, and keeps
/// what it finds in a cache of the thread.
///
/// ## Broken twins
///
/// None: the class has no method to leave a value behind. That is its purpose.
///
/// ## Sources
///
/// - JEP 506, *Scoped Values*.
///
/// @param <T> the type of the value
public final class ScopedContext<T> implements Context<T> {

  private final ScopedValue<T> value = ScopedValue.newInstance();

  ScopedContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    return ScopedValue.where(this.value, value).call(task::call);
  }

  @Override
  public @Nullable T current() {
    return value.isBound() ? value.get() : null;
  }
}
