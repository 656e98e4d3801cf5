// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import racetrack.catalogue.Answer;
import racetrack.reports.results.ModesInWords;
import racetrack.runners.DeepRun;

/// What the deep tier of the races adds to a verdict.
///
/// @param run all its runs
record DeepTier(DeepRun run) {

  /// {@return what it has found of the same race and subject, and in which modes; empty if it was
  /// not run, or if the answer is of no race}
  ///
  /// @param fast the answer of the gate
  String of(Answer fast) {
    return run.answers().stream()
        .filter(deep -> isOfTheSame(deep, fast, fast.subject()))
        .findFirst()
        .map(deep -> sentence(deep) + silence(deep))
        .orElse("");
  }

  private static boolean isOfTheSame(Answer deep, Answer answer, String subject) {
    return deep.key().equals(answer.key())
        && deep.check().equals(answer.check())
        && deep.subject().equals(subject);
  }

  private String sentence(Answer deep) {
    return "Deep tier of %s: %s It rests on %s modes: %s."
        .formatted(
            Words.time(run.asked()),
            PatternPages.strength(deep),
            Words.count(deep.modes().stream().filter(t -> t.samples() > 0).count()),
            ModesInWords.of(deep.modes()));
  }

  /// Where the twin was not seen to break, clean samples say nothing.
  private String silence(Answer deep) {
    Answer.Strength strength = deep.strength();
    if (strength == null) {
      return "";
    }
    return run.answers().stream()
        .filter(twin -> isOfTheSame(twin, deep, strength.twin()))
        .map(twin -> ModesInWords.silent(twin.modes()))
        .filter(silent -> !silent.isEmpty())
        .findFirst()
        .map(silent ->
            " %s never showed its wound with: %s; samples there count for nothing."
                .formatted(strength.twin(), silent))
        .orElse("");
  }
}
