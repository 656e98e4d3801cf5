// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Sizing].
public enum SizingSubject implements Subject {
  /// Climbs while it pays, and measures what theory suggests.
  FITTED(sound(FittedSizing.class)),

  /// Looks everywhere.
  SWEEP(sound(SweepSizing.class)),

  /// As many as processors, whatever the tasks do.
  BROKEN_CORES(
      twinOf(FITTED, BrokenCoresSizing.class)
          .caughtBy(contract("findsHowManyWorkersItTakesToWait"))),

  /// Believes the formula.
  BROKEN_FORMULA(
      twinOf(FITTED, BrokenFormulaSizing.class)
          .caughtBy(contract("findsABottleneckThatNoFormulaKnowsOf"))),

  /// Believes the law.
  BROKEN_LAW(
      twinOf(FITTED, BrokenLawSizing.class)
          .caughtBy(contract("findsABottleneckThatNoFormulaKnowsOf"))),

  /// Takes the highest.
  BROKEN_GREEDY(
      twinOf(FITTED, BrokenGreedySizing.class)
          .caughtBy(contract("takesNoMoreWorkersForNextToNothing"))),

  /// Goes up the numbers, and never down.
  BROKEN_DRIFT(
      twinOf(FITTED, BrokenDriftSizing.class)
          .caughtBy(contract("isNotMisledByAHostThatSlowsDown"))),

  /// The more, the better.
  BROKEN_UNBOUNDED(
      twinOf(FITTED, BrokenUnboundedSizing.class)
          .against("TPS00")
          .caughtBy(contract("neverGoesBeyondTheCeiling"))),

  /// One number after the other, never by turns.
  BROKEN_ROW(
      twinOf(SWEEP, BrokenRowSizing.class).caughtBy(contract("isNotMisledByAHostThatSlowsDown"))),

  /// A class from outside.
  SUBMITTED(submitted(FittedSizing.class));

  private final Claim claim;

  SizingSubject(Claim claim) {
    this.claim = claim;
  }

  /// {@return an advisor}
  public Sizing create() {
    return switch (this) {
      case FITTED -> new FittedSizing();
      case SWEEP -> new SweepSizing();
      case BROKEN_CORES -> new BrokenCoresSizing();
      case BROKEN_FORMULA -> new BrokenFormulaSizing();
      case BROKEN_LAW -> new BrokenLawSizing();
      case BROKEN_GREEDY -> new BrokenGreedySizing();
      case BROKEN_DRIFT -> new BrokenDriftSizing();
      case BROKEN_UNBOUNDED -> new BrokenUnboundedSizing();
      case BROKEN_ROW -> new BrokenRowSizing();
      case SUBMITTED -> instantiate(Sizing.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
