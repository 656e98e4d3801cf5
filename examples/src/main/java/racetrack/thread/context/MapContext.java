// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A context by a map from threads to values: a thread-local variable, by hand.
///
/// **Seed idiom:** `values[threading.get_ident()] = …`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** a thread is in the map if and only if it is in a task. Each thread touches its
///   own entry only, so two calls after each other need not be one.
/// - **Nothing is left:** the map would keep a thread and its value alive; `finally` takes them
///   out.
///
/// ## Cost
///
/// A map that all threads write to, where [LocalContext] has a table for each.
///
/// ## Broken twin
///
/// [BrokenEntryContext] keeps the outer value. Those of [LocalContext] can be cut here too, and
/// leak more.
///
/// ## Sources
///
/// - [java.util.concurrent.ConcurrentMap].
///
/// @param <T> the type of the value
public final class MapContext<T> implements Context<T> {

  private final Map<Thread, T> values = new ConcurrentHashMap<>();

  MapContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    Thread me = Thread.currentThread();
    T outer = values.put(me, value);
    try {
      return task.call();
    } finally {
      if (outer == null) {
        values.remove(me);
      } else {
        values.put(me, outer);
      }
    }
  }

  @Override
  public @Nullable T current() {
    return values.get(Thread.currentThread());
  }
}
