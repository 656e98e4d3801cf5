// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// **Broken:** [VolatileTicker] that saves the allocation, and publishes the same quote again.
///
/// ## Why it breaks
///
/// The volatile write shows what was done before it. What is done to the object *after* it, for the
/// next quote, is a race with everybody who has the reference already.
///
/// | step | publisher of 10, 11   | reader          | the quote's prices |
/// |------|-----------------------|-----------------|--------------------|
/// | 1    |                       | reads `latest`  | 7, 8               |
/// | 2    | writes the bid        |                 | 10, 8              |
/// | 3    |                       | reads 10 and 8  | 10, 8              |
/// | 4    | writes the ask        |                 | 10, 11             |
///
/// Nor does it take a second thread: whoever keeps a quote sees it turn into another.
///
/// **Where it is right:** if each quote is published once; or if the object is itself safe for
/// threads, with its own lock around both prices.
///
/// **CERT:** TSM03, whose volatile reference asks for an object that is immutable or thread-safe.
public final class BrokenMutableTicker implements Ticker {

  private final OpenQuote quote = new OpenQuote(0, 0); // follows the wound
  private volatile @Nullable Quote latest;

  BrokenMutableTicker() {}

  @Override
  public void publish(int bid, int ask) {
    quote.set(bid, ask); // wound: readers have it already
    latest = quote;
  }

  @Override
  public @Nullable Quote latest() {
    return latest;
  }
}
