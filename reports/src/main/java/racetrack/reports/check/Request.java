// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Submission;

/// One check of one class.
///
/// @param entry the pattern
/// @param type the full name of the class
/// @param check the check
/// @param asker the full name of the class of tests that makes it
/// @param trial which part of it, as [Repeat] counts them; 0 for all
/// @param ifBroken the full name of a class: the check is made only if it has broken for that one
///   before; empty if it is made in any case
record Request(
    Entry entry, String type, Check check, String asker, int trial, Optional<String> ifBroken) {

  /// Names a whole check of the kit's.
  Request(Entry entry, String type, Check check) {
    this(entry, type, check, 0);
  }

  /// Names a part of a check of the kit's.
  Request(Entry entry, String type, Check check, int trial) {
    this(entry, type, check, entry.asker(check.question()), trial);
  }

  /// Names a part of any check that is made in any case.
  Request(Entry entry, String type, Check check, String asker, int trial) {
    this(entry, type, check, asker, trial, Optional.empty());
  }

  /// {@return the same, but that it is made only if the check has broken for another class}
  ///
  /// @param other the full name of that class
  Request ifBroken(String other) {
    return new Request(entry, type, check, asker, trial, Optional.of(other));
  }

  /// {@return the same, but that it is made in any case}
  Request inAnyCase() {
    return new Request(entry, type, check, asker, trial);
  }

  /// {@return the request as the JVM of the checks takes it}
  String argument() {
    String whole = Submission.alias(type) + "=" + asker + "#" + check.name();
    String part = trial == 0 ? whole : whole + "@" + trial;
    return ifBroken.map(other -> part + "?" + Submission.alias(other)).orElse(part);
  }

  /// Whether it is made only if another check breaks, which is made of another class.
  boolean dependsOn(Request other) {
    return ifBroken.filter(other.type()::equals).isPresent() && check.equals(other.check());
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.subject().equals(type) && answer.check().equals(check);
  }
}
