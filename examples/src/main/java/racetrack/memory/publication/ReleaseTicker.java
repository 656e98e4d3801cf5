// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A ticker that publishes each quote with a release, which readers acquire.
///
/// **Seed idiom:** `self.latest = quote`, paid for with no more order than publication needs.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `latest` holds null or a quote that nobody will change.
/// - **Happens-before:** what comes before a `setRelease` in its thread comes before what follows,
///   in its thread, the `getAcquire` that reads the value. So a reader sees the whole quote, and
///   all that the publisher did before.
/// - **One order:** all threads see the quotes of one ticker in one order, and none goes back to an
///   older one.
/// - **Linearization points:** of [#latest], `getAcquire`; of [#publish], the moment when its write
///   becomes visible. That may be *after* the call has returned, so strictly there is none. To see
///   the difference takes two tickers: one thread publishes on this one and then reads that one,
///   another does it the other way round, and both find nothing new. Volatile accesses, all of
///   which stand in one order, exclude that.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// One allocation a quote. On x86-64 both accesses are ordinary ones, the write too: that is the
/// difference from [VolatileTicker].
///
/// ## Broken twin
///
/// [BrokenTurnsTicker] spares the allocation. With plain accesses it would be [BrokenPlainTicker].
///
/// ## Sources
///
/// - D. Lea, *Using JDK 9 Memory Order Modes*, 2018.
/// - [java.lang.invoke.VarHandle], on its access modes.
public final class ReleaseTicker implements Ticker {

  private final AtomicReference<@Nullable Quote> latest = new AtomicReference<>();

  ReleaseTicker() {}

  @Override
  public void publish(int bid, int ask) {
    latest.setRelease(new OpenQuote(bid, ask)); // publishes: the quote
  }

  @Override
  public @Nullable Quote latest() {
    // equivalent: weaken, formally the quote may be read before its reference. Not seen here: an
    // address has to be known before it is read from.
    return latest.getAcquire(); // acquires: the quote
  }
}
