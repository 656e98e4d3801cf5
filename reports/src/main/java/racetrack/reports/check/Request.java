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
/// @param trial which part of it, as [Repeat] counts them; 0 for all
record Request(Entry entry, String type, Check check, String asker, int trial) {

  /// Names a whole check of the kit's.
  Request(Entry entry, String type, Check check) {
    this(entry, type, check, 0);
  }

  /// Names a part of a check of the kit's.
  Request(Entry entry, String type, Check check, int trial) {
    this(entry, type, check, entry.asker(check.question()), trial);
  }

  /// {@return the request as the JVM of the checks takes it}
  String argument() {
    String whole = Submission.alias(type) + "=" + asker + "#" + check.name();
    return trial == 0 ? whole : whole + "@" + trial;
  }

  boolean isAnsweredBy(Answer answer) {
    return answer.subject().equals(type) && answer.check().equals(check);
  }
}
