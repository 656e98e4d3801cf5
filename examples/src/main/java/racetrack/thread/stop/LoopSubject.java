// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.io.Closeable;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Loop].
public enum LoopSubject implements Subject {
  /// A volatile flag, and an interrupt for whoever waits.
  FLAG(sound(FlagLoop.class)),

  /// The interrupt status alone.
  INTERRUPT(sound(InterruptLoop.class)),

  /// The library's pool, shut down.
  JDK(library(PoolLoop.class)),

  /// A flag that is not volatile, and is read once.
  BROKEN_PLAIN(
      twinOf(FLAG, BrokenPlainLoop.class).against("VNA00").caughtBy(contract("endsWhileItWorks"))),

  /// A thread that is blocked in a read stays there.
  BROKEN_BLOCKED(
      twinOf(FLAG, BrokenBlockedLoop.class)
          .against("THI04")
          .caughtBy(contract("endsWhileAStepReads"), contract("closesItsSource"))),

  /// Interrupts the thread that ran the loop once.
  BROKEN_STRAY(
      twinOf(FLAG, BrokenStrayLoop.class)
          .caughtBy(contract("leavesTheThreadAloneOnceItHasEnded"), race("Straying"))),

  /// Catches the interrupt and goes on.
  BROKEN_SWALLOW(
      twinOf(INTERRUPT, BrokenSwallowLoop.class).caughtBy(contract("endsWhileAStepWaits"))),

  /// Forgets that it was stopped before it ran.
  BROKEN_EARLY(
      twinOf(INTERRUPT, BrokenEarlyLoop.class).caughtBy(contract("beginsNoStepOnceItIsStopped"))),

  /// A task in a pool that does not listen.
  BROKEN_DEAF(
      twinOf(JDK, BrokenDeafLoop.class).against("TPS02").caughtBy(contract("endsWhileItWorks"))),

  /// A class from outside.
  SUBMITTED(submitted(FlagLoop.class));

  private final Claim claim;

  LoopSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a loop.
  ///
  /// @param source what the loop's steps read from, to be closed when it is stopped
  /// @return the loop
  public Loop create(Closeable source) {
    return switch (this) {
      case FLAG -> new FlagLoop(source);
      case INTERRUPT -> new InterruptLoop(source);
      case JDK -> new PoolLoop(source);
      case BROKEN_PLAIN -> new BrokenPlainLoop(source);
      case BROKEN_BLOCKED -> new BrokenBlockedLoop();
      case BROKEN_STRAY -> new BrokenStrayLoop(source);
      case BROKEN_SWALLOW -> new BrokenSwallowLoop(source);
      case BROKEN_EARLY -> new BrokenEarlyLoop(source);
      case BROKEN_DEAF -> new BrokenDeafLoop(source);
      case SUBMITTED -> instantiate(Loop.class, source);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
