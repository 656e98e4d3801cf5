// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.time.Duration;
import java.util.List;
import racetrack.catalogue.Entry;

/// What a run has found out about a class.
///
/// @param entry the pattern
/// @param type the full name of the class
/// @param parts what each question came to
/// @param time how long the run took
public record Result(Entry entry, String type, List<Part> parts, Duration time) {

  /// Keeps a copy.
  public Result {
    parts = List.copyOf(parts);
  }

  /// {@return the word for the whole: nothing is decided where an alarm was raised}
  public Word word() {
    if (!alarms().isEmpty() || parts.isEmpty()) {
      return Word.NOT_DECIDED;
    }
    return parts.stream().map(Part::word).reduce(Word.HELD, Word::and);
  }

  /// {@return why the answers cannot be relied on; empty if they can}
  public List<String> alarms() {
    return parts.stream().flatMap(part -> part.alarms().stream()).toList();
  }

  /// {@return whether it was not asked anything, because of what a look at it has found}
  public boolean isForAPerson() {
    return parts.stream().anyMatch(part -> part.sentence().equals(Door.FOR_A_PERSON));
  }

  /// {@return how many planted errors were asked beside}
  public int planted() {
    return parts.stream().mapToInt(Part::planted).sum();
  }

  /// {@return how many of them were caught}
  public int caught() {
    return parts.stream().mapToInt(Part::caught).sum();
  }
}
