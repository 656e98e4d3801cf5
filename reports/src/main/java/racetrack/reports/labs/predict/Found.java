// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import racetrack.reports.labs.predict.steps.Exploration;

/// What a tool found out about a question.
///
/// @param interleavings every interleaving of the program; empty for a program that is run as it is
/// @param run what a plain run came to; empty for a program that is run step by step
/// @param raced how often each outcome was seen in a race; none if there was no race
/// @param excuse why the race cannot show here what it shows elsewhere, if so
public record Found(
    Optional<Exploration> interleavings,
    Optional<String> run,
    NavigableMap<String, Long> raced,
    Optional<String> excuse) {

  /// Tells what was found.
  public Found {
    raced = Collections.unmodifiableNavigableMap(new TreeMap<>(raced));
  }

  /// {@return all outcomes that were seen}
  public NavigableSet<String> outcomes() {
    NavigableSet<String> outcomes = new TreeSet<>(raced.keySet());
    outcomes.addAll(explored());
    run.ifPresent(outcomes::add);
    return outcomes;
  }

  /// {@return the outcomes of the interleavings}
  public Set<String> explored() {
    return interleavings.map(found -> found.counts().keySet()).orElse(Set.of());
  }

  /// {@return the same with more samples of the race}
  ///
  /// @param more how often each outcome was seen
  Found and(Map<String, Long> more) {
    NavigableMap<String, Long> all = new TreeMap<>(raced);
    more.forEach((outcome, count) -> all.merge(outcome, count, Long::sum));
    return new Found(interleavings, run, all, excuse);
  }

  /// {@return how many samples the race took}
  public long samples() {
    return raced.values().stream().mapToLong(Long::longValue).sum();
  }

  /// {@return whether this bears out the right answer of a question}
  ///
  /// A race may miss what is rare, so nothing else may have been seen but what the answer says, and
  /// what only a race can show must have been seen, unless this host cannot show it.
  ///
  /// @param question the question
  public boolean bearsOut(Question question) {
    Set<String> right = question.right().outcomes();
    return excuse.isPresent() ? right.containsAll(outcomes()) : right.equals(outcomes());
  }
}
