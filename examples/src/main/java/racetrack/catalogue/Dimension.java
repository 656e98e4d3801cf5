// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a check is about, as a teacher would say it: marks are given for these.
public enum Dimension {
  /// It does what its contract says, one step at a time and at the edges.
  CONTRACT("contract"),

  /// No interleaving gives a result that one thread after the other could not give, and what was
  /// written before is seen.
  RACE_FREE("race-free"),

  /// Nobody waits for ever, and nobody is forgotten.
  LIVE("deadlock-free and no lost wake-up"),

  /// An interrupt ends a wait, or is kept, as the contract says; nothing is lost by it.
  INTERRUPTIBLE("interruptible"),

  /// No more is held, or under way, than was agreed on.
  BOUNDED("bounded"),

  /// What was taken is given back: threads, files, permits, locks, references.
  TIDY("nothing leaked"),

  /// A waiting thread leaves the processor to others.
  NO_BUSY_WAITING("no busy waiting"),

  /// What can run at the same time does: all of them meet.
  CONCURRENT("real concurrency"),

  /// Nobody waits for those who are not in the way.
  NOT_OVER_SYNCHRONISED("not over-synchronised"),

  /// The throughput, as a ratio to the reference in the same run.
  SPEED("speed"),

  /// Of tests: how many twins they catch.
  TWINS_CAUGHT("twins caught"),

  /// Of tests: they call no sound class broken.
  NO_FALSE_ALARMS("no false alarms");

  private final String title;

  Dimension(String title) {
    this.title = title;
  }

  /// {@return the words for it}
  public String title() {
    return title;
  }

  /// {@return its name in files and on the command line, such as `race-free`; it never changes}
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// {@return the dimension of a name; empty if there is none}
  ///
  /// @param id the name
  public static Optional<Dimension> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /// {@return what a check is about: what it says itself, or else what its kind or its promises
  /// tell; empty if nothing does}
  ///
  /// @param question the kind of the check
  /// @param said what the check says it is about ([Asks.About])
  /// @param promises the promises that it asks about
  public static Optional<Dimension> of(
      Question question, Optional<Dimension> said, List<NumberedPromise> promises) {
    if (said.isPresent()) {
      return said;
    }
    if (question != Question.CONTRACT) {
      return Optional.of(RACE_FREE);
    }
    if (promises.isEmpty()) {
      return Optional.empty();
    }
    if (promises.stream().allMatch(promise -> promise.words().contains("Memory effect"))) {
      return Optional.of(RACE_FREE);
    }
    return promises.stream().allMatch(promise -> promise.words().matches("(?i).*interrupt.*"))
        ? Optional.of(INTERRUPTIBLE)
        : Optional.empty();
  }
}
