// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Intake].
public enum IntakeSubject implements Subject {
  /// A lock, for which callers only try.
  HELPED(sound(HelpedIntake.class)),

  /// A caller leaves without a word.
  BROKEN_LEAVING(twinOf(HELPED, BrokenLeavingIntake.class).caughtBy(race("LeftLying"), model())),

  /// A caller does not look again when it leaves.
  BROKEN_TRUSTING(
      twinOf(HELPED, BrokenTrustingIntake.class)
          .against("VNA03")
          .caughtBy(race("LeftLying"), model())),

  /// Looks whether somebody reads, and then reads.
  BROKEN_CHECK(
      twinOf(HELPED, BrokenCheckIntake.class).against("VNA03").caughtBy(race("TwoReaders"))),

  /// A failure is told nobody.
  BROKEN_SILENT(
      twinOf(HELPED, BrokenSilentIntake.class).caughtBy(contract("leavesAFailureForTheKeeper"))),

  /// A class from outside.
  SUBMITTED(submitted(HelpedIntake.class));

  private final Claim claim;

  IntakeSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an intake.
  ///
  /// @param source where messages come from
  /// @return the intake
  public Intake create(Source source) {
    return switch (this) {
      case HELPED -> new HelpedIntake(source);
      case BROKEN_LEAVING -> new BrokenLeavingIntake(source);
      case BROKEN_TRUSTING -> new BrokenTrustingIntake(source);
      case BROKEN_CHECK -> new BrokenCheckIntake(source);
      case BROKEN_SILENT -> new BrokenSilentIntake(source);
      case SUBMITTED -> instantiate(Intake.class, source);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
