// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import java.util.List;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.reports.results.MutantResult.Outcome;

/// What the questions have found about a mutant.
///
/// @param outcome what became of it
/// @param killer the check that broke, or null
/// @param evidence what that check said, in a few lines, or why the mutant was not asked
record Found(Outcome outcome, @Nullable Check killer, String evidence) {

  /// Why a mutant was not asked, or not everything.
  static final String LATE = "The time was up.";

  static final Found SURVIVED = new Found(Outcome.SURVIVED, null, "");
  static final Found NOT_COMPILED = new Found(Outcome.NOT_COMPILED, null, "");
  static final Found SAME = new Found(Outcome.SAME, null, "");

  private static final int CHARACTERS = 600;

  static Found killed(Answer answer) {
    return killed(answer.check(), answer.evidence());
  }

  static Found killed(Check check, String evidence) {
    return new Found(
        Outcome.KILLED, check, evidence.substring(0, Math.min(CHARACTERS, evidence.length())));
  }

  /// {@return what is to be said of a mutant that was asked in several places}
  ///
  /// @param all what was found in each
  static Found worst(List<Found> all) {
    return all.stream()
        .filter(found -> found.outcome() == Outcome.KILLED)
        .findFirst()
        .or(() -> all.stream().filter(found -> found.outcome() != Outcome.SURVIVED).findFirst())
        .orElse(SURVIVED);
  }

  static Found notAsked(String reason) {
    return new Found(Outcome.NOT_ASKED, null, reason);
  }
}
