// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The labs of the course, in an order that builds up, and some for those who want more.
public final class Course {

  /// The name of the lab of day 0, which proves the set-up.
  public static final String HELLO = "hello";

  private static final String HELLO_KEY = "lock.counter";

  /// The twin of day 0.
  public static final String HELLO_WOUND = "BROKEN_PLAIN";

  private static final List<Step> STEPS =
      List.of(
          new Step(HELLO, HELLO_KEY, Kind.MEND),
          new Step("thread.raw", Kind.MEND),
          new Step(HELLO_KEY, Kind.MAKE),
          new Step("lock.mutex", Kind.MAKE),
          new Step("queue.bounded", Kind.MEND),
          new Step("event.event", Kind.CATCH),
          new Step("executor.pool", Kind.MEND),
          new Step("executor.future", Kind.MEND),
          new Step("executor.gather", Kind.CATCH),
          new Step("executor.pipeline", Kind.MEND),
          new Step("lock.transfer", Kind.AUDIT),
          new Step("memory.publication", Kind.AUDIT),
          new Step("process.pool", Kind.MEND));

  private static final List<Step> EXTRAS =
      List.of(
          new Step("lock.readwrite", Kind.MAKE),
          new Step("lock.philosophers", Kind.AUDIT),
          new Step("queue.mpmc", Kind.MEASURE));

  /// What is said to those who have done all of them.
  public static final String END =
      "You have done the course: from a counter that loses to a pool of processes. What you have"
          + " written holds, as far as anybody here can search. `racetrack lab list` shows what is"
          + " left for those who want more, and `racetrack bench` what your classes cost.";

  private Course() {}

  /// One lab of the course.
  ///
  /// @param name what `lab start` is told
  /// @param key the pattern's key
  /// @param kind what is to be done
  public record Step(String name, String key, Kind kind) {

    private Step(String key, Kind kind) {
      this(key, key, kind);
    }

    /// {@return whether a lab is this one}
    ///
    /// @param lab the lab
    public boolean is(LabFolder lab) {
      boolean isHello =
          new Wounds(lab.entry())
              .find(HELLO_WOUND)
              .filter(_ -> lab.state().key().equals(HELLO_KEY))
              .map(twin -> new Wounds(lab.entry()).variant(twin))
              .filter(lab.state().variant()::equals)
              .isPresent();
      return lab.state().key().equals(key)
          && lab.state().kind() == kind
          && isHello == name.equals(HELLO);
    }
  }

  /// {@return day 0 and the twelve labs, in order}
  public static List<Step> steps() {
    return STEPS;
  }

  /// {@return the labs beside the course}
  public static List<Step> extras() {
    return EXTRAS;
  }

  /// {@return the lab of a name, if it belongs to the course}
  ///
  /// @param name `hello`, or a pattern's key
  public static Optional<Step> find(String name) {
    return Stream.concat(STEPS.stream(), EXTRAS.stream())
        .filter(step -> step.name().equals(name))
        .findFirst();
  }

  /// {@return the first lab behind another one that nobody has finished; the first of all that
  /// nobody has finished if the other one is not in the course; empty if all are finished}
  ///
  /// @param lab the other one
  /// @param known the labs that were begun
  public static Optional<Step> after(LabFolder lab, List<LabFolder> known) {
    int place = 0;
    while (place < STEPS.size() && !STEPS.get(place).is(lab)) {
      place++;
    }
    List<Step> behind = place < STEPS.size() ? STEPS.subList(place + 1, STEPS.size()) : STEPS;
    return Stream.concat(behind.stream(), STEPS.stream())
        .filter(
            step -> known.stream().noneMatch(one -> step.is(one) && one.state().held().isPresent()))
        .filter(step -> !step.is(lab))
        .findFirst();
  }
}
