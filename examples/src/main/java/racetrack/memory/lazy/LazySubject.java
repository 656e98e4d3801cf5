// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.util.function.Supplier;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Lazy].
public enum LazySubject implements Subject {
  /// Looks, locks, and looks again, at a volatile field.
  DOUBLE_CHECK(sound(DoubleCheckLazy.class)),

  /// The initializer of a class, which the JVM runs once.
  HOLDER(sound(HolderLazy.class)),

  /// A monitor for every call.
  SYNCHRONIZED(sound(SynchronizedLazy.class)),

  /// What the library has.
  JDK(library(JdkLazy.class)),

  /// The field is not volatile.
  BROKEN_DOUBLE_CHECK(
      twinOf(DOUBLE_CHECK, BrokenDoubleCheckLazy.class)
          .against("LCK10")
          .caughtBy(race("HalfBuilt"))),

  /// Looks, locks, and does not look again.
  BROKEN_SINGLE_CHECK(
      twinOf(DOUBLE_CHECK, BrokenSingleCheckLazy.class)
          .against("LCK10", "VNA02")
          .caughtBy(race("MadeTwice"), model())),

  /// The maker's field is not final.
  BROKEN_HAND_OVER(
      twinOf(DOUBLE_CHECK, BrokenHandOverLazy.class).against("TSM03").caughtBy(race("HandedOver"))),

  /// Asks a concurrent map, and then tells it.
  BROKEN_PUT(
      twinOf(JDK, BrokenPutLazy.class).against("VNA03").caughtBy(race("MadeTwice"), model())),

  /// The initializer waits for a thread that waits for the initializer.
  BROKEN_BACKGROUND(
      twinOf(HOLDER, BrokenBackgroundLazy.class)
          .against("TSM02")
          .caughtBy(contract("makesItOnceForAllWhoAskAtOnce"))),

  /// Made long before anybody asks.
  BROKEN_EAGER(
      twinOf(SYNCHRONIZED, BrokenEagerLazy.class)
          .caughtBy(contract("makesNothingBeforeTheFirstCall"))),

  /// A class from outside.
  SUBMITTED(submitted(DoubleCheckLazy.class));

  private final Claim claim;

  LazySubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates the lazy object, without making what it is to make.
  ///
  /// @param <T> the type of what it makes
  /// @param maker makes it
  /// @return the lazy object
  public <T> Lazy<T> create(Supplier<? extends T> maker) {
    return switch (this) {
      case DOUBLE_CHECK -> new DoubleCheckLazy<>(maker);
      case HOLDER -> new HolderLazy<>(maker);
      case SYNCHRONIZED -> new SynchronizedLazy<>(maker);
      case JDK -> new JdkLazy<>(maker);
      case BROKEN_DOUBLE_CHECK -> new BrokenDoubleCheckLazy<>(maker);
      case BROKEN_SINGLE_CHECK -> new BrokenSingleCheckLazy<>(maker);
      case BROKEN_HAND_OVER -> new BrokenHandOverLazy<>(maker);
      case BROKEN_PUT -> new BrokenPutLazy<>(maker);
      case BROKEN_BACKGROUND -> new BrokenBackgroundLazy<>(maker);
      case BROKEN_EAGER -> new BrokenEagerLazy<>(maker);
      case SUBMITTED -> instantiate(Lazy.class, maker);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
