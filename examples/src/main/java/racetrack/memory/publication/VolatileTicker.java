// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// A ticker that publishes each quote through a volatile reference, and never touches it again.
///
/// **Seed idiom:** `self.latest = quote`. Under Python's global lock an assignment shows everything
/// that was done before it; in Java it does so if the field is volatile.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `latest` is null or refers to a quote that nobody will change. The fields of
///   [OpenQuote] could be changed; here they are not, once the constructor has ended.
/// - **Linearization points:** the write of `latest` in [#publish], its read in [#latest].
/// - **Happens-before:** the constructor's writes come before the volatile write of `latest`, in
///   program order, and that write comes before each read that sees it or a later one. So a reader
///   sees all that the publisher did before, the prices and whatever else.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// One allocation a quote. The read is an ordinary load on x86-64, and a load-acquire on AArch64.
/// The write waits until it is visible to all: on x86-64 it is followed by a locked instruction.
///
/// ## Broken twins
///
/// [BrokenPlainTicker] leaves out `volatile`; [BrokenMutableTicker] goes on changing what it has
/// published.
///
/// ## Sources
///
/// - JLS 25, §17.4.4 and §17.4.5 (synchronizes-with and happens-before).
/// - B. Goetz and others, *Java Concurrency in Practice*, 2006, §3.5 (safe publication).
public final class VolatileTicker implements Ticker {

  private volatile @Nullable Quote latest;

  VolatileTicker() {}

  @Override
  public void publish(int bid, int ask) {
    latest = new OpenQuote(bid, ask); // publishes: the quote; linearization point
  }

  @Override
  public @Nullable Quote latest() {
    return latest; // acquires: the quote; linearization point
  }
}
