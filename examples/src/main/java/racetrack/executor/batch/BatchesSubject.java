// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Batches].
public enum BatchesSubject implements Subject {
  /// Futures, a batch at a time.
  HAND(sound(HandBatches.class)),

  /// What the library has.
  JDK(library(JdkBatches.class)),

  /// A stream of each batch.
  GATHERERS(sound(GathererBatches.class)),

  /// A scope for each batch: a preview feature of the JDK, so it is not in every build.
  STRUCTURED(sound("racetrack.executor.batch.StructuredBatches")),

  /// Everything is in flight.
  BROKEN_FLIGHT(
      twinOf(HAND, BrokenFlightBatches.class)
          .against("TPS00")
          .caughtBy(contract("keepsOneBatchAlive"), contract("takesNothingBehindAFailure"))),

  /// The first result is handed over first.
  BROKEN_ORDER(
      twinOf(HAND, BrokenOrderBatches.class).caughtBy(contract("keepsTheOrderWhoeverIsDoneFirst"))),

  /// The last batch is forgotten.
  BROKEN_REST(twinOf(HAND, BrokenRestBatches.class).caughtBy(contract("handsOverBatchByBatch"))),

  /// An interrupt that nobody looks at.
  BROKEN_DEAF(
      twinOf(GATHERERS, BrokenDeafBatches.class)
          .against("THI04")
          .caughtBy(contract("endsWhenTheCallerIsInterrupted"))),

  /// A class from outside.
  SUBMITTED(submitted(HandBatches.class));

  private final Claim claim;

  BatchesSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a runner of batches.
  ///
  /// @param workers how many inputs are worked on at a time
  /// @param size how many inputs make a batch
  /// @return the runner
  /// @throws IllegalArgumentException if either is below 1
  /// @throws IllegalStateException if the subject is absent
  public Batches create(int workers, int size) {
    return switch (this) {
      case HAND -> new HandBatches(workers, size);
      case JDK -> new JdkBatches(workers, size);
      case GATHERERS -> new GathererBatches(workers, size);
      case STRUCTURED -> instantiate(Batches.class, workers, size);
      case BROKEN_FLIGHT -> new BrokenFlightBatches(workers, size);
      case BROKEN_ORDER -> new BrokenOrderBatches(workers, size);
      case BROKEN_REST -> new BrokenRestBatches(workers, size);
      case BROKEN_DEAF -> new BrokenDeafBatches(workers, size);
      case SUBMITTED -> instantiate(Batches.class, workers, size);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
