// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// **Broken:** [VolatileTicker] without `volatile`.
///
/// ## Why it breaks
///
/// Nothing orders the constructor's writes before the write of the reference, in the eyes of
/// another thread. The compiler may write the reference while it still computes the seal.
///
/// | step | publisher                      | reader                 | the quote's fields |
/// |------|--------------------------------|------------------------|--------------------|
/// | 1    | writes both prices             |                        | 7, 8, 0            |
/// | 2    | writes the reference           |                        | 7, 8, 0            |
/// | 3    |                                | reads the reference    | 7, 8, 0            |
/// | 4    |                                | reads 7, 8, and no seal | 7, 8, 0           |
/// | 5    | writes the seal                |                        | 7, 8, -1 (say)     |
///
/// No order of the lines explains that, so no model that runs line after line finds it. A processor
/// of the x86 family lets others see its writes in the order in which it makes them; what shows
/// there is the order that the compiler chose. AArch64 may reorder them by itself, too.
///
/// **Where it is right:** where something else comes in between, such as the start of the reader's
/// thread; and if all fields of the object are final ([FinalTicker]).
///
/// **CERT:** TSM03; VNA01 would be broken even if the quote were immutable, for a reader may miss
/// it for as long as it likes.
public final class BrokenPlainTicker implements Ticker {

  private @Nullable Quote latest; // wound: not volatile

  BrokenPlainTicker() {}

  @Override
  public void publish(int bid, int ask) {
    latest = new OpenQuote(bid, ask);
  }

  @Override
  public @Nullable Quote latest() {
    return latest;
  }
}
