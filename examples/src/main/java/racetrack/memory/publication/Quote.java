// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

/// What somebody would pay for a thing, and what somebody wants for it, under a seal.
///
/// The parts belong together: the one price of now with the other of a moment ago is no quote. The
/// seal is computed from both prices and is never zero, so a reader can tell.
public interface Quote {

  /// {@return the price that a buyer offers}
  int bid();

  /// {@return the price that a seller asks}
  int ask();

  /// {@return the seal, which fits the prices}
  int seal();

  /// {@return the seal of a quote with these prices}
  ///
  /// It takes a while to compute, as the last field of an object may. A compiler that need not keep
  /// the order of the writes uses the while for something else.
  ///
  /// @param bid the price that a buyer offers
  /// @param ask the price that a seller asks
  static int sealOf(int bid, int ask) {
    return mix(mix(mix(mix(bid) + ask) + bid) + ask) | 1;
  }

  /// {@return whether the seal of a quote fits its prices}
  ///
  /// @param quote the quote
  static boolean isWhole(Quote quote) {
    return quote.seal() == sealOf(quote.bid(), quote.ask());
  }

  private static int mix(int bits) {
    int mixed = 0x85EB_CA6B * (bits ^ bits >>> 16);
    mixed = 0xC2B2_AE35 * (mixed ^ mixed >>> 13);
    return mixed ^ mixed >>> 16;
  }
}
