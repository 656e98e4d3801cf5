// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.util.concurrent.Callable;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Promise].
public enum PromiseSubject implements Subject {
  /// The promise's own monitor.
  MONITOR(sound(MonitorPromise.class)),

  /// One word: a stack, and then the outcome.
  STACK(sound(StackPromise.class)),

  /// What the library's pools return.
  FUTURE_TASK(library(FutureTaskPromise.class)),

  /// What the library has for callbacks.
  COMPLETABLE(library(CompletablePromise.class)),

  /// Looks without the monitor.
  BROKEN_PLAIN(
      twinOf(MONITOR, BrokenPlainPromise.class).against("VNA01").caughtBy(race("Publication"))),

  /// Looks, lets go of the monitor, and overwrites.
  BROKEN_SECOND(
      twinOf(MONITOR, BrokenSecondPromise.class)
          .against("VNA03")
          .caughtBy(race("Ending"), model())),

  /// A callback that comes too late for the one list and too early for the other.
  BROKEN_LOST(
      twinOf(MONITOR, BrokenLostPromise.class).against("VNA03").caughtBy(race("Telling"), model())),

  /// A callback that two take for theirs.
  BROKEN_TWICE(
      twinOf(MONITOR, BrokenTwicePromise.class)
          .against("VNA03")
          .caughtBy(race("Telling"), model())),

  /// One waiter is woken.
  BROKEN_NOTIFY(
      twinOf(MONITOR, BrokenNotifyPromise.class)
          .against("THI02")
          .caughtBy(contract("wakesEveryWaiter"))),

  /// Runs whatever it is given while it holds the monitor.
  BROKEN_ALIEN(
      twinOf(MONITOR, BrokenAlienPromise.class)
          .against("LCK09")
          .caughtBy(contract("wakesWaitersBeforeItRunsCallbacks"))),

  /// Writes the outcome over whatever is there.
  BROKEN_SET(
      twinOf(STACK, BrokenSetPromise.class)
          .against("VNA02")
          .caughtBy(race("Ending"), race("Telling"), model())),

  /// A class from outside.
  SUBMITTED(submitted(MonitorPromise.class));

  private final Claim claim;

  PromiseSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a promise whose task has not begun.
  ///
  /// @param task what is to be run
  /// @param <T> the type of its value
  /// @return the promise
  public <T> Promise<T> create(Callable<T> task) {
    requireNonNull(task, "task");
    return switch (this) {
      case MONITOR -> new MonitorPromise<>(task);
      case STACK -> new StackPromise<>(task);
      case FUTURE_TASK -> new FutureTaskPromise<>(task);
      case COMPLETABLE -> new CompletablePromise<>(task);
      case BROKEN_PLAIN -> new BrokenPlainPromise<>(task);
      case BROKEN_SECOND -> new BrokenSecondPromise<>(task);
      case BROKEN_LOST -> new BrokenLostPromise<>(task);
      case BROKEN_TWICE -> new BrokenTwicePromise<>(task);
      case BROKEN_NOTIFY -> new BrokenNotifyPromise<>(task);
      case BROKEN_ALIEN -> new BrokenAlienPromise<>(task);
      case BROKEN_SET -> new BrokenSetPromise<>(task);
      case SUBMITTED -> instantiate(Promise.class, task);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
