// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Ticker].
public enum TickerSubject implements Subject {
  /// A volatile reference to an object that nobody changes any more.
  VOLATILE(sound(VolatileTicker.class)),

  /// Final fields, and any reference.
  FINAL(sound(FinalTicker.class)),

  /// A reference that is released and acquired.
  RELEASE(sound(ReleaseTicker.class)),

  /// A monitor for writers and readers, and a copy for each reader.
  SYNCHRONIZED(sound(SynchronizedTicker.class)),

  /// Neither final fields nor a volatile reference.
  BROKEN_PLAIN(
      twinOf(VOLATILE, BrokenPlainTicker.class)
          .against("VNA01", "TSM03")
          .caughtBy(race("HalfBuilt"))),

  /// Final fields, but the constructor shows the object before it has set them all.
  BROKEN_ESCAPE(
      twinOf(FINAL, BrokenEscapeTicker.class)
          .against("TSM01", "TSM03")
          .caughtBy(race("HalfBuilt"))),

  /// A volatile reference to an object that goes on changing.
  BROKEN_MUTABLE(
      twinOf(VOLATILE, BrokenMutableTicker.class)
          .against("TSM03")
          .caughtBy(contract("showsQuotesThatStayAsTheyWere"), race("Tearing"), model())),

  /// A monitor for writers only.
  BROKEN_READER(
      twinOf(SYNCHRONIZED, BrokenReaderTicker.class)
          .against("VNA00", "VNA02")
          .caughtBy(race("Tearing"), model())),

  /// Two quotes by turns, one of which somebody may still read.
  BROKEN_TURNS(
      twinOf(RELEASE, BrokenTurnsTicker.class)
          .against("TSM03")
          .caughtBy(contract("showsQuotesThatStayAsTheyWere"))),

  /// A class from outside.
  SUBMITTED(submitted(VolatileTicker.class));

  private final Claim claim;

  TickerSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a ticker without a quote.
  ///
  /// @return the ticker
  public Ticker create() {
    return switch (this) {
      case VOLATILE -> new VolatileTicker();
      case FINAL -> new FinalTicker();
      case RELEASE -> new ReleaseTicker();
      case SYNCHRONIZED -> new SynchronizedTicker();
      case BROKEN_PLAIN -> new BrokenPlainTicker();
      case BROKEN_ESCAPE -> new BrokenEscapeTicker();
      case BROKEN_MUTABLE -> new BrokenMutableTicker();
      case BROKEN_READER -> new BrokenReaderTicker();
      case BROKEN_TURNS -> new BrokenTurnsTicker();
      case SUBMITTED -> instantiate(Ticker.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
