// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.util.List;
import racetrack.reports.check.Word;

/// What a check of a lab came to.
///
/// @param word the word for it
/// @param isDone whether all of the lab is done
/// @param lines what a person reads
public record Outcome(Word word, boolean isDone, List<String> lines) {

  /// Keeps a copy.
  public Outcome {
    lines = List.copyOf(lines);
  }
}
