// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

/// A quote whose fields are not final, so that its safety is up to whoever publishes it.
final class OpenQuote implements Quote {

  private int bid;
  private int ask;
  private int seal;

  OpenQuote(int bid, int ask) {
    set(bid, ask);
  }

  /// Changes the quote, which nobody else may look at meanwhile.
  void set(int bid, int ask) {
    this.bid = bid;
    this.ask = ask;
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
