// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

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

/// The implementations of [WordCount].
public enum WordCountSubject implements Subject {
  /// A plain map, and a monitor around each step.
  MONITOR(sound(MonitorWordCount.class)),

  /// A concurrent map that merges, and a lock that the counters share.
  MERGE(sound(MergeWordCount.class)),

  /// A concurrent map of counters, each made when its word is new.
  ADDER(library(AdderWordCount.class)),

  /// An immutable map, replaced by compare-and-set.
  SNAPSHOT(sound(SnapshotWordCount.class)),

  /// Reads from the map, adds, and writes back: three steps.
  BROKEN_MERGE(
      twinOf(MERGE, BrokenMergeWordCount.class)
          .against("VNA02", "VNA03")
          .caughtBy(race("LostCount"), model())),

  /// Asks for a counter, and puts one if there is none.
  BROKEN_PUT(
      twinOf(ADDER, BrokenPutWordCount.class)
          .against("VNA03")
          .caughtBy(race("LostCount"), model())),

  /// Each link of the chain is one step; the chain is not.
  BROKEN_CHAIN(
      otherwiseThan(MONITOR, BrokenChainWordCount.class)
          .against("VNA04")
          .caughtBy(race("Between"), model())),

  /// A map that is safe by itself, and a monitor that only the reader enters.
  BROKEN_MIXED(
      twinOf(MONITOR, BrokenMixedWordCount.class)
          .against("VNA03")
          .caughtBy(race("Between"), model())),

  /// Walks through the map while others change it.
  BROKEN_ITERATION(
      twinOf(MERGE, BrokenIterationWordCount.class)
          .against("VNA03")
          .caughtBy(race("Between"), model())),

  /// Reads the map, and sets it to another.
  BROKEN_SET(
      twinOf(SNAPSHOT, BrokenSetWordCount.class)
          .against("VNA02")
          .caughtBy(race("LostCount"), model())),

  /// A view, which changes with what it shows.
  BROKEN_VIEW(
      twinOf(MONITOR, BrokenViewWordCount.class)
          .caughtBy(contract("takesASnapshotThatStaysAsItWas"))),

  /// A class from outside.
  SUBMITTED(submitted(MonitorWordCount.class));

  private final Claim claim;

  WordCountSubject(Claim claim) {
    this.claim = claim;
  }

  /// Creates a count without words.
  ///
  /// @return the count
  public WordCount create() {
    return switch (this) {
      case MONITOR -> new MonitorWordCount();
      case MERGE -> new MergeWordCount();
      case ADDER -> new AdderWordCount();
      case SNAPSHOT -> new SnapshotWordCount();
      case BROKEN_MERGE -> new BrokenMergeWordCount();
      case BROKEN_PUT -> new BrokenPutWordCount();
      case BROKEN_CHAIN -> new BrokenChainWordCount();
      case BROKEN_MIXED -> new BrokenMixedWordCount();
      case BROKEN_ITERATION -> new BrokenIterationWordCount();
      case BROKEN_SET -> new BrokenSetWordCount();
      case BROKEN_VIEW -> new BrokenViewWordCount();
      case SUBMITTED -> instantiate(WordCount.class);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }
}
