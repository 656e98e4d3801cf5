// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Callbacks in the order in which they were added, for a future that can be told only of its end.
///
/// **Invariant:** `waiting` is null once they are told. Whoever adds one looks under the monitor
/// under which it is taken, so each callback is in the list that is told, or is run by its adder.
///
/// @param <T> the type of the promise's value
final class Callbacks<T> {

  @GuardedBy("this")
  private @Nullable List<Consumer<? super Promise<T>>> waiting = new ArrayList<>(0);

  /// Adds a callback, or runs it if the others were told.
  void add(Promise<T> promise, Consumer<? super Promise<T>> callback) {
    synchronized (this) {
      if (waiting != null) {
        waiting.add(callback);
        return;
      }
    }
    run(promise, callback);
  }

  /// Runs all of them. Called once, when the promise has ended.
  void tell(Promise<T> promise) {
    for (Consumer<? super Promise<T>> callback : take()) {
      run(promise, callback);
    }
  }

  private synchronized List<Consumer<? super Promise<T>>> take() {
    // equivalent: shrink-at-the-start, who adds meanwhile adds to this very list.
    List<Consumer<? super Promise<T>>> all = waiting;
    waiting = null;
    return all == null ? List.of() : all;
  }

  /// Runs a callback, and tells the thread's handler if it throws.
  static <T> void run(Promise<T> promise, Consumer<? super Promise<T>> callback) {
    try {
      callback.accept(promise);
    } catch (Throwable e) {
      report(e);
    }
  }

  private static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // A handler's own failure is nobody's: the JVM ignores it, too.
    }
  }
}
