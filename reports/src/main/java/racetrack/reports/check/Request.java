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
record Request(Entry entry, String type, Check check) {

  /// {@return the request as the JVM of the checks takes it}
  String argument() {
    return Submission.alias(type) + "=" + entry.asker(check.question()) + "#" + check.name();
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.subject().equals(type) && answer.check().equals(check);
  }
}
