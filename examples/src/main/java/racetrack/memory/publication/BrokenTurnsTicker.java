// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import java.util.concurrent.atomic.AtomicInteger; // follows the wound
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// **Broken:** [ReleaseTicker] that writes into two quotes by turns, to spare the allocation.
///
/// ## Why it breaks
///
/// The release orders what was written before it. What is written two quotes later goes into an
/// object that a reader may still hold, and nothing keeps the two apart.
///
/// | step | reader             | publisher              | first quote | second quote |
/// |------|--------------------|------------------------|-------------|--------------|
/// | 1    |                    | `publish(7, 8)`        | 7, 8        |              |
/// | 2    | has the first      |                        | 7, 8        |              |
/// | 3    |                    | `publish(9, 10)`       | 7, 8        | 9, 10        |
/// | 4    |                    | `publish(11, 12)`      | 11, 12      | 9, 10        |
/// | 5    | reads 11 from it   |                        | 11, 12      | 9, 10        |
///
/// **Where it is right:** if each reader is done with a quote before the next but one is made, and
/// somebody sees to that.
///
/// **CERT:** TSM03.
public final class BrokenTurnsTicker implements Ticker {

  private final AtomicReference<@Nullable Quote> latest = new AtomicReference<>();

  // follows the wound: two quotes, and whose turn it is
  private final OpenQuote[] quotes = {new OpenQuote(0, 0), new OpenQuote(0, 0)};
  private final AtomicInteger turn = new AtomicInteger();

  BrokenTurnsTicker() {}

  @Override
  public void publish(int bid, int ask) {

    OpenQuote next = quotes[turn.getAndIncrement() & 1];
    next.set(bid, ask); // wound: somebody may be reading it
    latest.setRelease(next); // publishes: the quote
  }

  @Override
  public @Nullable Quote latest() {

    return latest.getAcquire(); // acquires: the quote
  }
}
