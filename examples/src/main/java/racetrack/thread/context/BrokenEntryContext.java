// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MapContext] that enters a value only if there is none yet.
///
/// ## Why it breaks
///
/// `putIfAbsent` looks like the careful way to write into a map that is shared. But the entry is
/// the thread's own, and an inner task has a value of its own.
///
/// | step | thread                 | its entry | what the inner task sees |
/// |------|------------------------|-----------|--------------------------|
/// | 1    | outer `call("a", …)`   | a         |                          |
/// | 2    | inner `call("b", …)`   | a         | a, not b                 |
///
/// **Where it is right:** if no task has one within.
///
/// @param <T> the type of the value
public final class BrokenEntryContext<T> implements Context<T> {

  private final Map<Thread, T> values = new ConcurrentHashMap<>();

  BrokenEntryContext() {}

  @Override
  public <R extends @Nullable Object, X extends Exception> R call(T value, Task<R, X> task)
      throws X {
    Thread me = Thread.currentThread();
    T outer = values.putIfAbsent(me, value); // wound: an inner task keeps the outer's
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
