// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Context].
public enum ContextSubject implements Subject {
  /// The library's scoped value.
  SCOPED(sound(ScopedContext.class)),

  /// The library's thread-local variable.
  LOCAL(sound(LocalContext.class)),

  /// A map from threads to values.
  MAP(sound(MapContext.class)),

  /// The value stays with the thread.
  BROKEN_LEFT(
      twinOf(LOCAL, BrokenLeftContext.class)
          .against("TPS04")
          .caughtBy(contract("endsWithItsTask"), contract("isGoneForTheNextTaskOfAPool"))),

  /// The value stays with the thread if the task fails.
  BROKEN_FAILURE(
      twinOf(LOCAL, BrokenFailureContext.class)
          .against("TPS04")
          .caughtBy(contract("endsWithItsTaskThatFails"))),

  /// An inner task takes the value of the outer one away.
  BROKEN_OUTER(
      twinOf(LOCAL, BrokenOuterContext.class).caughtBy(contract("isWhatItWasAfterAnInnerTask"))),

  /// Every thread that is made within a task keeps its value.
  BROKEN_INHERITED(
      twinOf(LOCAL, BrokenInheritedContext.class).caughtBy(contract("isNotInheritedByAThread"))),

  /// One value for all threads.
  BROKEN_SHARED(twinOf(LOCAL, BrokenSharedContext.class).caughtBy(race("Mixing"), model())),

  /// The value of the outer task stays in an inner one.
  BROKEN_ENTRY(
      twinOf(MAP, BrokenEntryContext.class).caughtBy(contract("isWhatItWasAfterAnInnerTask"))),

  /// A class from outside.
  SUBMITTED(submitted(ScopedContext.class));

  private final Claim claim;

  ContextSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a context.
  ///
  /// @param <T> the type of the value
  /// @return the context
  public <T> Context<T> create() {
    return switch (this) {
      case SCOPED -> new ScopedContext<>();
      case LOCAL -> new LocalContext<>();
      case MAP -> new MapContext<>();
      case BROKEN_LEFT -> new BrokenLeftContext<>();
      case BROKEN_FAILURE -> new BrokenFailureContext<>();
      case BROKEN_OUTER -> new BrokenOuterContext<>();
      case BROKEN_INHERITED -> new BrokenInheritedContext<>();
      case BROKEN_SHARED -> new BrokenSharedContext<>();
      case BROKEN_ENTRY -> new BrokenEntryContext<>();
      case SUBMITTED -> instantiate(Context.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
