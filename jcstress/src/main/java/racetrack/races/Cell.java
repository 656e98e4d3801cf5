// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Answer.Strength;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Mode;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;

/// One scenario asked of one subject, and what its attempts have shown so far.
///
/// Not safe for use by several threads; the runner guards it.
final class Cell {

  private final String key;
  private final Subject subject;
  private final String alias;
  private final Check check;
  private final @Nullable String test;
  private final List<Integer> promises;

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<Mode, Mode.Tally> modes = new LinkedHashMap<>();
  private final List<String> messages = new ArrayList<>();
  private List<String> jvmArguments = List.of();
  private boolean isPlanted;
  private @Nullable String ifBroken;
  private boolean asked;
  private boolean failed;
  private int attempts;
  private double seconds;
  private Instant ended = Instant.now();
  private @Nullable Strength strength;

  /// Creates a cell.
  ///
  /// @param key the pattern's key
  /// @param subject the subject to ask
  /// @param check the scenario to ask
  /// @param test jcstress's name of the scenario, or null if its list has none of that name
  /// @param promises the numbers of the promises that the scenario asks about
  Cell(String key, Subject subject, Check check, @Nullable String test, List<Integer> promises) {
    this(key, subject, subject.name(), check, test, promises);
  }

  /// Creates a cell of a class from outside, if need be.
  ///
  /// @param key the pattern's key
  /// @param subject the subject to ask
  /// @param alias its name, or the alias of the class that stands in for it
  /// @param check the scenario to ask
  /// @param test jcstress's name of the scenario, or null if its list has none of that name
  /// @param promises the numbers of the promises that the scenario asks about
  Cell(
      String key,
      Subject subject,
      String alias,
      Check check,
      @Nullable String test,
      List<Integer> promises) {
    this.key = key;
    this.subject = subject;
    this.alias = alias;
    this.check = check;
    this.test = test;
    this.promises = List.copyOf(promises);
  }

  String key() {
    return key;
  }

  Subject subject() {
    return subject;
  }

  String alias() {
    return alias;
  }

  Check check() {
    return check;
  }

  @Nullable String test() {
    return test;
  }

  int attempts() {
    return attempts;
  }

  double seconds() {
    return seconds;
  }

  boolean isTwin() {
    return subject.claim() instanceof Claim.Broken;
  }

  /// {@return the same cell, of an error that was planted beside a class from outside}
  Cell planted() {
    isPlanted = true;
    return this;
  }

  boolean isPlanted() {
    return isPlanted;
  }

  /// {@return the same cell, asked only if another class has broken in the same scenario}
  ///
  /// @param other the alias of that class
  Cell ifBroken(String other) {
    ifBroken = other;
    return this;
  }

  boolean isConditional() {
    return ifBroken != null;
  }

  /// {@return whether it has to be asked, after what other cells have shown}
  ///
  /// @param cells all cells
  boolean isDue(Collection<Cell> cells) {
    return ifBroken == null
        || cells.stream()
            .filter(other -> other.alias.equals(ifBroken) && other.check.equals(check))
            .anyMatch(other -> other.finding() == Finding.BROKE);
  }

  /// {@return whether an answer is one of this subject to this scenario}
  ///
  /// @param answer the answer
  boolean isOf(Answer answer) {
    return answer.key().equals(key)
        && answer.subject().equals(subject.name())
        && answer.check().equals(check);
  }

  /// Says why the check cannot be made.
  void refuse(String reason) {
    messages.add(reason);
  }

  /// Adds what one attempt has shown.
  void add(Attempt attempt) {
    add(new Mode.Tally(attempt.mode(), 1, attempt.samples(), attempt.hits()));
    seconds += attempt.seconds();
    ended = Instant.now();
    jvmArguments = attempt.jvmArguments();
    attempt.messages().stream().filter(m -> !messages.contains(m)).forEach(messages::add);
    attempt.outcomes().forEach(this::add);
    asked |= attempt.failed() || samples() > 0;
    failed |= attempt.failed();
  }

  /// Adds what an earlier run has shown.
  void add(Answer earlier) {
    if (earlier.finding() == Finding.NOT_ASKED) {
      return;
    }
    asked = true;
    failed |= earlier.finding() == Finding.BROKE && earlier.hits() == 0;
    seconds += earlier.seconds();
    ended = earlier.asked();
    jvmArguments = earlier.jvmArguments();
    if (failed) {
      earlier.evidence().lines().forEach(messages::add);
    }
    earlier.outcomes().forEach(this::add);
    earlier.modes().forEach(this::add);
  }

  private void add(Mode.Tally tally) {
    attempts += tally.attempts();
    modes.merge(tally.mode(), tally, Mode.Tally::plus);
  }

  private void add(Outcome outcome) {
    outcomes.merge(
        outcome.result(),
        outcome,
        (one, other) ->
            new Outcome(one.result(), one.count() + other.count(), one.forbidden(), one.meaning()));
  }

  /// {@return what was seen in each mode}
  Collection<Mode.Tally> modes() {
    return modes.values();
  }

  /// {@return how often it was run in a mode}
  int attempts(Mode mode) {
    Mode.Tally tally = modes.get(mode);
    return tally == null ? 0 : tally.attempts();
  }

  /// {@return how many results a mode has shown}
  long samples(Mode mode) {
    Mode.Tally tally = modes.get(mode);
    return tally == null ? 0 : tally.samples();
  }

  long samples() {
    return count(outcomes.values(), _ -> true);
  }

  long hits() {
    return count(outcomes.values(), Outcome::forbidden);
  }

  Finding finding() {
    if (!asked) {
      return Finding.NOT_ASKED;
    }
    return failed || hits() > 0 ? Finding.BROKE : Finding.HELD;
  }

  /// Weighs a clean result against the twins that were caught in the same scenario.
  ///
  /// @param twins the cells of the scenario's twins
  void weigh(Collection<Cell> twins) {
    strength = finding() == Finding.HELD ? Strengths.of(this, twins).orElse(null) : null;
  }

  @Nullable Strength strength() {
    return strength;
  }

  Answer answer() {
    return new Answer(
        key,
        Submission.title(alias),
        check,
        finding(),
        String.join("\n", messages),
        List.copyOf(outcomes.values()),
        strength,
        null,
        List.copyOf(modes.values()),
        seconds,
        ended,
        jvmArguments,
        promises);
  }

  /// What one forked JVM has shown.
  ///
  /// @param mode how it ran the scenario
  /// @param outcomes each outcome with its count
  /// @param failed whether the scenario threw or did not end
  /// @param messages what jcstress had to say
  /// @param jvmArguments the arguments of the forked JVM
  /// @param seconds how long it took, start and end of the JVM included
  record Attempt(
      Mode mode,
      List<Outcome> outcomes,
      boolean failed,
      List<String> messages,
      List<String> jvmArguments,
      double seconds) {

    long samples() {
      return count(outcomes, _ -> true);
    }

    long hits() {
      return count(outcomes, Outcome::forbidden);
    }
  }

  private static long count(Collection<Outcome> outcomes, Predicate<Outcome> which) {
    return outcomes.stream().filter(which).mapToLong(Outcome::count).sum();
  }
}
