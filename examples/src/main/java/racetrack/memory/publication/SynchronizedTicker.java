// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/// A ticker that keeps one quote, changes it under a monitor, and hands out copies.
///
/// **Seed idiom:** `with lock: self.bid, self.ask = bid, ask`, and `with lock` around the read.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `current` is null or whole, and nobody else has a
///   reference to it. What [#latest] returns belongs to its caller.
/// - **Linearization points:** the last write of [#publish] and the first read of [#latest], which
///   the monitor keeps apart from all others.
/// - **Happens-before:** the release of the monitor that ends a `publish` precedes every later
///   acquisition.
/// - **Progress:** blocking. Readers exclude each other, though none of them changes anything.
///
/// ## Cost
///
/// One acquisition of the monitor per call. Publishing allocates once; it is reading that does,
/// unless the compiler sees that the copy does not leave the caller.
///
/// ## Broken twin
///
/// [BrokenReaderTicker] locks its writers only.
///
/// ## Sources
///
/// - JLS 25, §17.1 (synchronization), §17.4.5 (happens-before).
public final class SynchronizedTicker implements Ticker {

  @GuardedBy("this")
  private @Nullable OpenQuote current;

  SynchronizedTicker() {}

  @Override
  public synchronized void publish(int bid, int ask) {
    if (current == null) {
      current = new OpenQuote(bid, ask);
    } else {
      current.set(bid, ask);
    }
  }

  @Override
  public synchronized @Nullable Quote latest() {
    return current == null ? null : new OpenQuote(current.bid(), current.ask());
  }
}
