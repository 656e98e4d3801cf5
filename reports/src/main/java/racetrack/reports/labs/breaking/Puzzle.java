// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import racetrack.catalogue.Entry;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Subject;
import racetrack.reports.labs.predict.steps.Scheduled;
import racetrack.reports.labs.predict.steps.Snippet;

/// A twin, and threads that call it in such a way that a promise can break.
///
/// @param entry the pattern
/// @param twin the twin
/// @param number the number of the promise
/// @param classes the class that the threads call, and those of its package that only it may use
/// @param program the threads
/// @param task what they do, in a sentence or two
/// @param isBroken whether an outcome breaks the promise
public record Puzzle(
    Entry entry,
    Subject twin,
    int number,
    List<Class<?>> classes,
    Class<? extends Snippet> program,
    String task,
    Predicate<String> isBroken) {

  /// Describes a puzzle.
  public Puzzle {
    classes = List.copyOf(classes);
  }

  /// {@return its name, such as `lock.counter.plain`}
  public String id() {
    return entry.key() + "." + twin.name().replace("BROKEN_", "").toLowerCase(Locale.ROOT);
  }

  /// {@return the promise that can break}
  public NumberedPromise promise() {
    return Promises.of(entry).stream()
        .filter(promise -> promise.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(id() + ": there is no promise " + number));
  }

  /// {@return the class that the threads call}
  public Class<?> type() {
    return twin.claim().implementation();
  }

  /// {@return the program, ready to be run step by step}
  Scheduled scheduled() {
    return Scheduled.of(program, classes);
  }
}
