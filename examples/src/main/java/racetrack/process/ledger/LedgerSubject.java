// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.nio.ByteBuffer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Ledger].
public enum LedgerSubject implements Subject {
  /// Words in shared memory that know their tasks.
  SHARED(sound(SharedLedger.class)),

  /// Looks whether the task is on offer, and then begins it.
  BROKEN_CHECK(
      twinOf(SHARED, BrokenCheckLedger.class).against("VNA03").caughtBy(race("TwoTakers"))),

  /// A word does not say whose it is.
  BROKEN_REUSE(
      twinOf(SHARED, BrokenReuseLedger.class)
          .caughtBy(contract("beginsNoTaskWhosePlaceHasAnother"), race("LateComer"))),

  /// What is begun is withdrawn nevertheless.
  BROKEN_ERASING(twinOf(SHARED, BrokenErasingLedger.class).caughtBy(race("TwoTakers"))),

  /// A class from outside.
  SUBMITTED(submitted(SharedLedger.class));

  private final Claim claim;

  LedgerSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a ledger.
  ///
  /// @param memory what it shares with all others over the same memory; zero before the first call
  /// @return the ledger
  /// @throws IllegalArgumentException if the memory is no direct buffer of [Ledger#SIZE] bytes
  public Ledger create(ByteBuffer memory) {
    return switch (this) {
      case SHARED -> new SharedLedger(memory);
      case BROKEN_CHECK -> new BrokenCheckLedger(memory);
      case BROKEN_REUSE -> new BrokenReuseLedger(memory);
      case BROKEN_ERASING -> new BrokenErasingLedger(memory);
      case SUBMITTED -> instantiate(Ledger.class, memory);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
