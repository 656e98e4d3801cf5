// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Gather].
public enum GatherSubject implements Subject {
  /// Futures that announce themselves, under a lock.
  HAND(sound(HandGather.class)),

  /// The library's completion service.
  COMPLETION_SERVICE(library(CompletionServiceGather.class)),

  /// Futures with callbacks.
  COMPLETABLE_FUTURE(sound(CompletableGather.class)),

  /// Gets right after it submits.
  BROKEN_EAGER(
      twinOf(HAND, BrokenEagerGather.class)
          .caughtBy(contract("runsTasksAtTheSameTime"), contract("mapsAtTheSameTime"))),

  /// The first failure loses the rest.
  BROKEN_FAILURE(
      twinOf(HAND, BrokenFailureGather.class).caughtBy(contract("waitsForAllThoughOneFails"))),

  /// Failures become nothing.
  BROKEN_SILENT(
      twinOf(HAND, BrokenSilentGather.class)
          .against("TPS03")
          .caughtBy(contract("keepsAFailureForWhoeverGetsIt"), contract("goesOnBehindAFailure"))),

  /// A time-out that cannot fire.
  BROKEN_LIMIT(
      twinOf(HAND, BrokenLimitGather.class).caughtBy(contract("givesUpWhatIsOverItsLimit"))),

  /// Two that finish together are one.
  BROKEN_ARRIVAL(
      twinOf(HAND, BrokenArrivalGather.class)
          .against("VNA02")
          .caughtBy(race("Finishing"), model())),

  /// A command is cancelled, and its future does not hear of it.
  BROKEN_RETURNED(
      twinOf(COMPLETABLE_FUTURE, BrokenReturnedGather.class)
          .against("TPS02")
          .caughtBy(contract("countsWhatAStoppedPoolReturnsAsCancelled"))),

  /// A class from outside.
  SUBMITTED(submitted(HandGather.class));

  private final Claim claim;

  GatherSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty group.
  ///
  /// @param <T> the type of the results
  /// @return the group
  public <T> Gather<T> create() {
    return switch (this) {
      case HAND -> new HandGather<>();
      case COMPLETION_SERVICE -> new CompletionServiceGather<>();
      case COMPLETABLE_FUTURE -> new CompletableGather<>();
      case BROKEN_EAGER -> new BrokenEagerGather<>();
      case BROKEN_FAILURE -> new BrokenFailureGather<>();
      case BROKEN_SILENT -> new BrokenSilentGather<>();
      case BROKEN_LIMIT -> new BrokenLimitGather<>();
      case BROKEN_ARRIVAL -> new BrokenArrivalGather<>();
      case BROKEN_RETURNED -> new BrokenReturnedGather<>();
      case SUBMITTED -> instantiate(Gather.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
