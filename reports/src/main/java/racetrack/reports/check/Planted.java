// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.List;
import racetrack.catalogue.Check;

/// A class of the kit in disguise, planted beside the class that is asked.
///
/// @param type the full name of the disguise
/// @param original the name of the subject
/// @param checks the checks that must catch it; none if it is sound, and has to hold them all
record Planted(String type, String original, List<Check> checks) {

  Planted {
    checks = List.copyOf(checks);
  }

  boolean isSound() {
    return checks.isEmpty();
  }
}
