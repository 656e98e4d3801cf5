// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Promises;

/// Which promises a check asks about, and in what words the contract gives them.
///
/// The answers say it. Where an answer is missing, another subject's answer to the same check does.
public final class PromisesAsked {

  private final Catalogue catalogue = Catalogue.load();
  private final Map<Question, Set<Integer>> numbers;

  /// What was asked, of whomever.
  private record Question(String key, Check check) {}

  /// Prepares to tell.
  ///
  /// @param verdicts all that is known
  public PromisesAsked(Collection<Verdict> verdicts) {
    numbers =
        verdicts.stream()
            .map(Verdict::answer)
            .collect(
                groupingBy(
                    answer -> new Question(answer.key(), answer.check()),
                    flatMapping(answer -> answer.promises().stream(), toSet())));
  }

  /// {@return the promises that a check asks about, in the order of the contract}
  ///
  /// @param key the pattern's key
  /// @param check the check
  public List<NumberedPromise> of(String key, Check check) {
    Set<Integer> asked = numbers(key, check);
    return asked.isEmpty()
        ? List.of()
        : catalogue.find(key).map(Promises::of).orElse(List.of()).stream()
            .filter(promise -> asked.contains(promise.number()))
            .toList();
  }

  /// {@return the promises that the check of an answer asks about, in the order of the contract}
  ///
  /// @param answer the answer
  public List<NumberedPromise> of(Answer answer) {
    return of(answer.key(), answer.check());
  }

  /// {@return the numbers of the promises that a check asks about}
  ///
  /// @param key the pattern's key
  /// @param check the check
  public Set<Integer> numbers(String key, Check check) {
    return numbers.getOrDefault(new Question(key, check), Set.of());
  }
}
