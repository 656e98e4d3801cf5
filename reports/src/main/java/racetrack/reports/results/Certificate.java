// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;
import racetrack.reports.results.MutantResult.Outcome;

/// How good the questions of a pattern are, by the mutants that they kill.
///
/// @param key the pattern's key
/// @param mutants all mutants of its sound subjects that count ([MutantResult#counts])
public record Certificate(String key, List<MutantResult> mutants) {

  /// Gathers the mutants of a pattern.
  public Certificate {
    mutants = mutants.stream().filter(MutantResult::counts).toList();
  }

  /// {@return a certificate for each pattern, in the order in which they come}
  ///
  /// @param results the mutants of all patterns
  public static List<Certificate> of(List<MutantResult> results) {
    return results.stream().map(MutantResult::key).distinct().map(key -> of(key, results)).toList();
  }

  private static Certificate of(String key, List<MutantResult> results) {
    return new Certificate(
        key, results.stream().filter(result -> result.key().equals(key)).toList());
  }

  /// {@return how many mutants were killed}
  public int killed() {
    return count(mutant -> mutant.outcome() == Outcome.KILLED);
  }

  /// {@return how many mutants were killed by a question}
  ///
  /// @param question the question
  public int killedBy(Question question) {
    return count(mutant -> {
      Check killer = mutant.killer();
      return killer != null && killer.question() == question;
    });
  }

  /// {@return the mutants that survived, and that nobody has explained}
  public List<MutantResult> survivors() {
    return mutants.stream().filter(MutantResult::isUnexplained).toList();
  }

  /// {@return the mutants that survived and are no mistakes, as a note beside the code says}
  public List<MutantResult> equivalent() {
    return mutants.stream()
        .filter(mutant -> mutant.outcome() == Outcome.SURVIVED && mutant.equivalent() != null)
        .toList();
  }

  /// {@return how many mutants are still to be asked}
  public int notAsked() {
    return count(mutant -> mutant.outcome() == Outcome.NOT_ASKED);
  }

  /// {@return a sentence for each note beside the code whose mutant was killed}
  public List<String> wrongNotes() {
    List<String> wrong = new ArrayList<>();
    for (MutantResult mutant : mutants) {
      if (mutant.isWronglyNoted()) {
        wrong.add(
            "%s is noted as equivalent, but %s kills it: delete the note."
                .formatted(mutant.place(), mutant.killer()));
      }
    }
    return wrong;
  }

  /// {@return a sentence for each note beside the code that is about no program: its mutant does
  /// not compile}
  ///
  /// @param results all mutants, also those that do not count
  public static List<String> idleNotes(List<MutantResult> results) {
    Set<String> places =
        results.stream()
            .filter(mutant -> mutant.outcome() != Outcome.NOT_COMPILED)
            .map(MutantResult::place)
            .collect(Collectors.toSet());
    return results.stream()
        .filter(mutant -> mutant.equivalent() != null)
        .map(MutantResult::place)
        .filter(place -> !places.contains(place)) // one of several in a line may compile
        .distinct()
        .map("%s is noted as equivalent, but does not compile: delete the note."::formatted)
        .toList();
  }

  /// {@return how many in a hundred of the mutants that were asked, and are not noted as
  /// equivalent, were killed; NaN if there are none}
  public double rate() {
    int asked = killed() + survivors().size();
    return asked == 0 ? Double.NaN : 100.0 * killed() / asked;
  }

  /// {@return the rate as a table has it, rounded down: 100 % means all}
  public String rateInWords() {
    return Double.isNaN(rate()) ? "–" : "%.1f %%".formatted(Math.floor(10 * rate()) / 10);
  }

  /// {@return all patterns' mutants together}
  ///
  /// @param certificates one for each pattern
  public static Certificate sum(List<Certificate> certificates) {
    return certificates.stream()
        .flatMap(certificate -> certificate.mutants().stream())
        .collect(
            Collectors.collectingAndThen(Collectors.toList(), all -> new Certificate("all", all)));
  }

  private int count(Predicate<MutantResult> isMeant) {
    return (int) mutants.stream().filter(isMeant).count();
  }
}
