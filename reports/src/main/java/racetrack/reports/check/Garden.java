// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.reports.results.Verdicts;

/// Chooses what is planted beside a class: the twins of its pattern that are caught soonest.
///
/// @param entry the pattern
/// @param disguise copies the classes
/// @param last the verdicts of the last build, which know how soon; without them, the lot decides
record Garden(Entry entry, Disguise disguise, Optional<Verdicts> last) {

  /// How many errors are planted for a question, at most.
  private static final int MOST = 2;

  /// {@return planted errors that a question must catch, as many as there are, up to two}
  ///
  /// @param question the question
  List<Planted> errors(Question question) {
    List<Subject> twins = new ArrayList<>(entry.broken());
    Collections.shuffle(twins, Random.from(disguise.lot()));
    return twins.stream()
        .filter(this::fits)
        .filter(twin -> !checks(twin, question).isEmpty())
        .sorted(Comparator.comparingDouble(twin -> seconds(twin, question)))
        .limit(MOST)
        .map(twin -> planted(twin, checks(twin, question)))
        .toList();
  }

  /// {@return the reference in disguise}
  Planted sound() {
    Subject reference = entry.sound().stream().filter(this::fits).findFirst().orElseThrow();
    return planted(reference, List.of());
  }

  private Planted planted(Subject subject, List<Check> checks) {
    return new Planted(disguise.copy(subject.claim().implementation()), subject.name(), checks);
  }

  /// Whether it is made as a class from outside is made.
  private boolean fits(Subject subject) {
    return Submission.misfit(subject.claim().implementation(), entry.door().orElseThrow().like())
        .isEmpty();
  }

  private static List<Check> checks(Subject twin, Question question) {
    return twin.claim() instanceof Claim.Broken broken && broken.isObservableHere()
        ? broken.checks().stream().filter(check -> check.question() == question).toList()
        : List.of();
  }

  private double seconds(Subject twin, Question question) {
    return last.stream()
        .flatMap(verdicts -> verdicts.verdicts().stream())
        .map(verdict -> verdict.answer())
        .filter(answer -> answer.key().equals(entry.key()))
        .filter(answer -> answer.subject().equals(twin.name()))
        .filter(answer -> answer.check().question() == question)
        .mapToDouble(answer -> answer.seconds())
        .sum();
  }
}
