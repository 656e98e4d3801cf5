// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;

import racetrack.catalogue.Answer;

/// One answer, and how it stands against the claim of its subject.
///
/// @param judgement how the answer stands
/// @param answer what the check found
public record Verdict(Judgement judgement, Answer answer) {

  /// Refuses null.
  public Verdict {
    requireNonNull(judgement, "judgement");
    requireNonNull(answer, "answer");
  }
}
