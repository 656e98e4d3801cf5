// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.util.List;
import java.util.stream.Stream;

/// A mutant that nothing has broken yet.
///
/// @param specimen the mutant
/// @param suspects the places in which it was asked
/// @param seconds how long that took
record Standing(Specimen specimen, List<Suspect> suspects, double seconds) {

  Standing {
    suspects = List.copyOf(suspects);
  }

  /// A mutant that nobody has asked.
  Standing(Specimen specimen) {
    this(specimen, List.of(), 0);
  }

  Standing asked(Suspect place, double took) {
    return new Standing(
        specimen, Stream.concat(suspects.stream(), Stream.of(place)).toList(), seconds + took);
  }

  Standing took(double more) {
    return new Standing(specimen, suspects, seconds + more);
  }
}
