// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Runner].
public enum RunnerSubject implements Subject {
  /// Threads of the operating system.
  PLATFORM(sound(PlatformRunner.class)),

  /// Threads of the JVM.
  VIRTUAL(sound(VirtualRunner.class)),

  /// What the library has.
  JDK(library(PoolRunner.class)),

  /// Does not wait for its threads.
  BROKEN_UNJOINED(
      twinOf(PLATFORM, BrokenUnjoinedRunner.class)
          .caughtBy(contract("waitsForTheSlowest"), race("Handover"))),

  /// Sleeps for what should be long enough.
  BROKEN_SLEEP(
      twinOf(PLATFORM, BrokenSleepRunner.class).caughtBy(contract("waitsForAsLongAsItTakes"))),

  /// Looks away when a task fails.
  BROKEN_SWALLOW(
      twinOf(PLATFORM, BrokenSwallowRunner.class).caughtBy(contract("keepsEveryFailure"))),

  /// Calls `run`, where `start` was meant.
  BROKEN_RUN(
      twinOf(PLATFORM, BrokenRunRunner.class)
          .against("THI00")
          .caughtBy(contract("runsAllAtTheSameTime"), contract("runsNothingOnTheCallersThread"))),

  /// Starts a thread in a constructor that is not done yet.
  BROKEN_CONSTRUCTOR(
      twinOf(PLATFORM, BrokenConstructorRunner.class)
          .against("TSM01")
          .caughtBy(contract("keepsEveryResultInItsSlot"))),

  /// Gives up, and tells nobody.
  BROKEN_ABANDON(
      twinOf(VIRTUAL, BrokenAbandonRunner.class)
          .caughtBy(contract("interruptsItsTasksIfItIsInterrupted"))),

  /// A class from outside.
  SUBMITTED(submitted(PlatformRunner.class));

  private final Claim claim;

  RunnerSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a runner.
  ///
  /// @return the runner
  public Runner create() {
    return switch (this) {
      case PLATFORM -> new PlatformRunner();
      case VIRTUAL -> new VirtualRunner();
      case JDK -> new PoolRunner();
      case BROKEN_UNJOINED -> new BrokenUnjoinedRunner();
      case BROKEN_SLEEP -> new BrokenSleepRunner();
      case BROKEN_SWALLOW -> new BrokenSwallowRunner();
      case BROKEN_RUN -> new BrokenRunRunner();
      case BROKEN_CONSTRUCTOR -> new BrokenConstructorRunner();
      case BROKEN_ABANDON -> new BrokenAbandonRunner();
      case SUBMITTED -> instantiate(Runner.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
