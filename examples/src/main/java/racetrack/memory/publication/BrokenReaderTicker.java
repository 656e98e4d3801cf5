// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SynchronizedTicker] with a reader that does not lock.
///
/// ## Why it breaks
///
/// The monitor keeps writers apart. A reader that does not take it may come between the two writes,
/// and the compiler and the processor may even show it the two in the other order.
///
/// | step | publisher of 10, 11, locked | reader, not locked | `current` |
/// |------|-----------------------------|--------------------|-----------|
/// | 1    |                             | reads the bid: 7   | 7, 8      |
/// | 2    | writes both prices          |                    | 10, 11    |
/// | 3    |                             | reads the ask: 11  | 10, 11    |
///
/// The copy is then sealed, so it looks like a quote and was never one.
///
/// **Where it is right:** where the readers wait for the writers to end.
///
/// **CERT:** VNA00, VNA02.
public final class BrokenReaderTicker implements Ticker {

  private @Nullable OpenQuote current;

  BrokenReaderTicker() {}

  @Override
  public synchronized void publish(int bid, int ask) {
    if (current == null) {
      current = new OpenQuote(bid, ask);
    } else {
      current.set(bid, ask);
    }
  }

  @Override
  public @Nullable Quote latest() { // wound: not synchronized
    return current == null ? null : new OpenQuote(current.bid(), current.ask());
  }
}
