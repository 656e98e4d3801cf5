// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object made, and looked at, under a monitor.
///
/// **Seed idiom:** `with lock: if value is None: value = make()`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `value` is null and the maker was not called, or
///   `value` is what its only call has returned.
/// - **Linearization points:** the write of `value`, or the read that finds it there. Both run
///   under the monitor.
/// - **Happens-before:** the release of the monitor that ends the first call precedes every later
///   acquisition.
/// - **Progress:** blocking, also long after the object is made.
///
/// ## Cost
///
/// One acquisition of the monitor for every call, for ever: callers who only look take turns. Start
/// with this one, and measure before you leave it.
///
/// ## Broken twin
///
/// [BrokenEagerLazy] needs no lock any more, and is not lazy.
///
/// ## Sources
///
/// - JLS 25, §17.1 (synchronization), §17.4.5 (happens-before).
///
/// @param <T> the type of the object
public final class SynchronizedLazy<T> implements Lazy<T> {

  private final Supplier<? extends T> maker;

  @GuardedBy("this")
  private @Nullable T value;

  SynchronizedLazy(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (value == null) {
      value = requireNonNull(maker.get()); // linearization point of the first call
    }
    return value; // linearization point of the others
  }
}
