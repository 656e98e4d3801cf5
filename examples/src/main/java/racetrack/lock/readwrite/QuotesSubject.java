// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.library;
import static racetrack.catalogue.Claim.otherwiseThan;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Quotes].
public enum QuotesSubject implements Subject {
  /// A lock for readers, and one for writers.
  READ_WRITE_LOCK(sound(ReadWriteLockQuotes.class)),

  /// Look first, ask afterwards.
  OPTIMISTIC(sound(OptimisticQuotes.class)),

  /// Write to a copy.
  COPY_ON_WRITE(sound(CopyOnWriteQuotes.class)),

  /// One lock for all, which callers may share.
  SYNCHRONIZED_MAP(sound(SynchronizedMapQuotes.class)),

  /// What the library has.
  JDK(library(JdkQuotes.class)),

  /// Looks, and does not ask.
  BROKEN_OPTIMISTIC(
      twinOf(OPTIMISTIC, BrokenOptimisticQuotes.class)
          .against("VNA00")
          .caughtBy(race("HalfAQuote"), model())),

  /// Wants to write while it reads.
  BROKEN_UPGRADE(
      twinOf(READ_WRITE_LOCK, BrokenUpgradeQuotes.class)
          .against("LCK07")
          .caughtBy(contract("putsWhereThereIsNone"))),

  /// Publishes a copy of what is no longer there.
  BROKEN_COPY(
      twinOf(COPY_ON_WRITE, BrokenCopyQuotes.class)
          .against("VNA02", "VNA03")
          .caughtBy(race("FirstQuote"), model())),

  /// Locks the view for the map.
  BROKEN_VIEW(
      twinOf(SYNCHRONIZED_MAP, BrokenViewQuotes.class).against("LCK04").caughtBy(race("Growth"))),

  /// Locks a map that does not lock itself.
  BROKEN_CLIENT_LOCK(
      twinOf(JDK, BrokenClientLockQuotes.class)
          .against("LCK11")
          .caughtBy(race("FirstQuote"), model())),

  /// Overrides what was safe.
  BROKEN_OVERRIDE(
      otherwiseThan(READ_WRITE_LOCK, BrokenOverrideQuotes.class)
          .against("TSM00")
          .caughtBy(race("FirstQuote"), model())),

  /// A class from outside.
  SUBMITTED(submitted(ReadWriteLockQuotes.class));

  private final Claim claim;

  QuotesSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates an empty table.
  ///
  /// @param rows how many rows it has
  /// @return the table
  public Quotes create(int rows) {
    return switch (this) {
      case READ_WRITE_LOCK -> new ReadWriteLockQuotes(rows);
      case OPTIMISTIC -> new OptimisticQuotes(rows);
      case COPY_ON_WRITE -> new CopyOnWriteQuotes(rows);
      case SYNCHRONIZED_MAP -> new SynchronizedMapQuotes();
      case JDK -> new JdkQuotes();
      case BROKEN_OPTIMISTIC -> new BrokenOptimisticQuotes(rows);
      case BROKEN_UPGRADE -> new BrokenUpgradeQuotes(rows);
      case BROKEN_COPY -> new BrokenCopyQuotes(rows);
      case BROKEN_VIEW -> new BrokenViewQuotes();
      case BROKEN_CLIENT_LOCK -> new BrokenClientLockQuotes();
      case BROKEN_OVERRIDE -> new BrokenOverrideQuotes(rows);
      case SUBMITTED -> instantiate(Quotes.class, rows);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
