// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Mutex].
public enum MutexSubject implements Subject {
  /// One flag.
  TEST_AND_TEST_AND_SET(sound(TestAndTestAndSetMutex.class)),

  /// Numbers, served in turn.
  TICKET(sound(TicketMutex.class)),

  /// A queue of nodes.
  CLH(sound(ClhMutex.class)),

  /// One number, and the scheduler.
  PARKING(sound(ParkingMutex.class)),

  /// What the library has.
  JDK(library(JdkMutex.class)),

  /// Looks, and then takes.
  BROKEN_CHECK_THEN_SET(
      twinOf(TEST_AND_TEST_AND_SET, BrokenCheckThenSetMutex.class)
          .against("VNA02", "VNA03")
          .caughtBy(race("LostUpdate"), race("Publication"), model())),

  /// Given back by a plain write, which publishes nothing.
  BROKEN_PLAIN_RELEASE(
      twinOf(TEST_AND_TEST_AND_SET, BrokenPlainReleaseMutex.class)
          .against("VNA00")
          .caughtBy(race("Publication"))
          .onlyOn("aarch64")),

  /// Given back only by those who succeed.
  BROKEN_EXCEPTION(
      twinOf(TEST_AND_TEST_AND_SET, BrokenExceptionMutex.class)
          .against("LCK08")
          .caughtBy(contract("isFreeAgainWhenAnActionHasFailed"))),

  /// Two threads draw one number.
  BROKEN_TICKET(twinOf(TICKET, BrokenTicketMutex.class).against("VNA02").caughtBy(model())),

  /// A node is used again while others look at it.
  BROKEN_REUSE(twinOf(CLH, BrokenReuseMutex.class).caughtBy(contract("canBeTakenAgainAndAgain"))),

  /// The first waiter to get in forgets the others.
  BROKEN_WAKE_UP(twinOf(PARKING, BrokenWakeUpMutex.class).caughtBy(contract("wakesEveryWaiter"))),

  /// A class from outside.
  SUBMITTED(submitted(TestAndTestAndSetMutex.class));

  private final Claim claim;

  MutexSubject(Claim claim) {
    this.claim = claim;
  }

  /// {@return a new mutex, which nobody holds}
  public Mutex create() {
    return switch (this) {
      case TEST_AND_TEST_AND_SET -> new TestAndTestAndSetMutex();
      case TICKET -> new TicketMutex();
      case CLH -> new ClhMutex();
      case PARKING -> new ParkingMutex();
      case JDK -> new JdkMutex();
      case BROKEN_CHECK_THEN_SET -> new BrokenCheckThenSetMutex();
      case BROKEN_PLAIN_RELEASE -> new BrokenPlainReleaseMutex();
      case BROKEN_EXCEPTION -> new BrokenExceptionMutex();
      case BROKEN_TICKET -> new BrokenTicketMutex();
      case BROKEN_REUSE -> new BrokenReuseMutex();
      case BROKEN_WAKE_UP -> new BrokenWakeUpMutex();
      case SUBMITTED -> instantiate(Mutex.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
