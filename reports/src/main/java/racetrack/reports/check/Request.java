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
/// @param trial which part of it, as [Repeat] counts them; 0 for all
record Request(Entry entry, String type, Check check, int trial) {

  /// Describes a whole check.
  Request(Entry entry, String type, Check check) {
    this(entry, type, check, 0);
  }

  /// {@return the request as the JVM of the checks takes it}
  String argument() {
    String whole =
        Submission.alias(type) + "=" + entry.asker(check.question()) + "#" + check.name();
    return trial == 0 ? whole : whole + "@" + trial;
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.subject().equals(type) && answer.check().equals(check);
  }
}
