// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// **Broken:** [FinalTicker] whose quotes announce themselves, in their constructor.
///
/// ## Why it breaks
///
/// Final fields are frozen when the constructor *ends*. A reference that got out before leads to an
/// object like any other, with fields that are not written yet.
///
/// | step | publisher                 | reader                  | the quote's fields |
/// |------|---------------------------|-------------------------|--------------------|
/// | 1    | writes both prices        |                         | 7, 8, 0            |
/// | 2    | writes the reference      |                         | 7, 8, 0            |
/// | 3    |                           | reads the reference     | 7, 8, 0            |
/// | 4    |                           | reads 7, 8, and no seal | 7, 8, 0            |
/// | 5    | writes the seal           |                         | 7, 8, -1 (say)     |
///
/// To announce it on the constructor's last line is no cure: the freeze comes after that line, and
/// a subclass would set its fields later still. It is the same with a listener that registers
/// itself, and with a thread that is started in a constructor.
///
/// **Where it is right:** nowhere. A static method that constructs first and publishes then costs
/// one line.
///
/// **CERT:** TSM01, TSM03.
public final class BrokenEscapeTicker implements Ticker {

  private @Nullable Quote latest;

  BrokenEscapeTicker() {}

  @Override
  public void publish(int bid, int ask) {
    new FinalQuote(this, bid, ask); // follows the wound
  }

  @Override
  public @Nullable Quote latest() {
    return latest;
  }

  private static final class FinalQuote implements Quote {

    private final int bid;
    private final int ask;
    private final int seal;

    FinalQuote(BrokenEscapeTicker ticker, int bid, int ask) { // follows the wound
      this.bid = bid;
      this.ask = ask;
      ticker.latest = this; // wound: before the fields are frozen
      this.seal = Quote.sealOf(bid, ask);
    }

    @Override
    public int bid() {
      return bid;
    }

    @Override
    public int ask() {
      return ask;
    }

    @Override
    public int seal() {
      return seal;
    }
  }
}
