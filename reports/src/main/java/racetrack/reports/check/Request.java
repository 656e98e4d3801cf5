// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

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
record Request(Entry entry, String type, Check check, String asker) {

  /// Names a check of the kit's.
  ///
  /// @param entry the pattern
  /// @param type the full name of the class
  /// @param check the check
  Request(Entry entry, String type, Check check) {
    this(entry, type, check, entry.asker(check.question()));
  }

  /// {@return the request as the JVM of the checks takes it}
  String argument() {
    return Submission.alias(type) + "=" + asker + "#" + check.name();
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.subject().equals(type) && answer.check().equals(check);
  }
}
