// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Event].
public enum EventSubject implements Subject {
  /// The event's own monitor.
  MONITOR(sound(MonitorEvent.class)),

  /// A lock and a condition.
  CONDITION(sound(ConditionEvent.class)),

  /// The library's framework for synchronizers.
  SYNCHRONIZER(sound(SynchronizerEvent.class)),

  /// The library's latch, a new one for each round.
  JDK(library(JdkEvent.class)),

  /// Looks, and then takes the monitor: a wake-up between the two is lost.
  BROKEN_CHECK(
      twinOf(MONITOR, BrokenCheckEvent.class)
          .caughtBy(contract("isNotMissedByAWaiterOnItsWayIn"), model())),

  /// One waiter is woken, and the others sleep on.
  BROKEN_NOTIFY(
      twinOf(MONITOR, BrokenNotifyEvent.class)
          .against("THI02")
          .caughtBy(contract("letsEverybodyThroughWhoWaits"))),

  /// A wake-up is trusted: `if` for `while`.
  BROKEN_IF(
      twinOf(MONITOR, BrokenIfEvent.class)
          .against("THI03")
          .caughtBy(contract("letsNobodyThroughWhoIsWokenForNothing"))),

  /// A flag that is not volatile, and a loop that looks at it once.
  BROKEN_PLAIN(
      twinOf(MONITOR, BrokenPlainEvent.class)
          .against("VNA00")
          .caughtBy(contract("isSeenByALoopThatLooksForIt"), race("Publication"))),

  /// A new latch, whoever still waits at the old one.
  BROKEN_REPLACE(
      twinOf(JDK, BrokenReplaceEvent.class)
          .caughtBy(contract("letsAWaiterThroughWhoCameBeforeAClear"), model())),

  /// `signal` for `signalAll`.
  BROKEN_SIGNAL(
      twinOf(CONDITION, BrokenSignalEvent.class)
          .against("THI02")
          .caughtBy(contract("letsEverybodyThroughWhoWaits"))),

  /// Sets itself, and says that nobody may get through.
  BROKEN_RELEASE(
      twinOf(SYNCHRONIZER, BrokenReleaseEvent.class)
          .caughtBy(contract("letsEverybodyThroughWhoWaits"))),

  /// A class from outside.
  SUBMITTED(submitted(MonitorEvent.class));

  private final Claim claim;

  EventSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an event that is not set.
  ///
  /// @return the event
  public Event create() {
    return switch (this) {
      case MONITOR -> new MonitorEvent();
      case CONDITION -> new ConditionEvent();
      case SYNCHRONIZER -> new SynchronizerEvent();
      case JDK -> new JdkEvent();
      case BROKEN_CHECK -> new BrokenCheckEvent();
      case BROKEN_NOTIFY -> new BrokenNotifyEvent();
      case BROKEN_IF -> new BrokenIfEvent();
      case BROKEN_PLAIN -> new BrokenPlainEvent();
      case BROKEN_REPLACE -> new BrokenReplaceEvent();
      case BROKEN_SIGNAL -> new BrokenSignalEvent();
      case BROKEN_RELEASE -> new BrokenReleaseEvent();
      case SUBMITTED -> instantiate(Event.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
