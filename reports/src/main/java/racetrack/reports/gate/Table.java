// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Question;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.Verdict;

/// The verdicts as a person reads them in a terminal.
public final class Table {

  private static final String ROW = "  %-22s %-14s %-14s %-14s %6s  %s%n";
  private static final int EVIDENCE_LINES = 12;

  private Table() {}

  /// {@return a table of patterns and subjects by question, then what is wrong, then the sum}
  ///
  /// @param verdicts the verdicts, in the order of the catalogue
  /// @param seconds how long the gate took
  /// @param strict whether weak races close the gate
  static String of(Collection<Verdict> verdicts, double seconds, boolean strict) {
    StringBuilder text = new StringBuilder(rows(verdicts));
    PromisesAsked promises = new PromisesAsked(verdicts);
    verdicts.stream()
        .filter(v -> !v.judgement().good())
        .forEach(v -> text.append(problem(v, promises.of(v.answer()))));
    return text.append(races(verdicts)).append(sum(verdicts, seconds, strict)).toString();
  }

  /// {@return a table of patterns and subjects by question}
  ///
  /// @param verdicts the verdicts, in the order of the catalogue
  public static String rows(Collection<Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    Map<String, Map<String, List<Verdict>>> patterns =
        verdicts.stream()
            .collect(
                groupingBy(
                    v -> v.answer().key(),
                    LinkedHashMap::new,
                    groupingBy(v -> v.answer().subject(), LinkedHashMap::new, toList())));
    patterns.forEach((key, subjects) -> {
      text.append("%n%s%n".formatted(key));
      text.append(
          ROW.formatted("", "contract", "model", "race", "s", "strength of the weakest race"));
      subjects.forEach((subject, row) -> text.append(row(subject, row)));
    });
    return text.toString();
  }

  /// {@return every outcome of every race, with what it means}
  ///
  /// @param verdicts the verdicts on races
  static String outcomes(Collection<Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : verdicts) {
      Answer answer = verdict.answer();
      text.append(
          "%n%s %s %s: %s%n"
              .formatted(
                  answer.key(),
                  answer.subject(),
                  answer.check().name(),
                  verdict.judgement().words()));
      for (Answer.Outcome outcome : answer.outcomes()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-12s %,14d  %-9s  %s%n",
                outcome.result(),
                outcome.count(),
                outcome.forbidden() ? "forbidden" : "",
                outcome.meaning()));
      }
    }
    return text.toString();
  }

  private static String row(String subject, List<Verdict> row) {
    return ROW.formatted(
                subject,
                cell(row, Question.CONTRACT),
                cell(row, Question.MODEL),
                cell(row, Question.RACE),
                String.format(
                    Locale.ROOT, "%.1f", row.stream().mapToDouble(v -> v.answer().seconds()).sum()),
                remark(row))
            .stripTrailing()
        + System.lineSeparator();
  }

  /// The worst judgement of a question, and how many of its checks came to it.
  private static String cell(List<Verdict> row, Question question) {
    List<Judgement> judgements =
        row.stream()
            .filter(v -> v.answer().check().question() == question)
            .map(Verdict::judgement)
            .toList();
    if (judgements.isEmpty()) {
      return "-";
    }
    Judgement worst = Judgement.worst(judgements);
    if (worst.goodIfStrict()) {
      return (worst == Judgement.NOT_OBSERVABLE ? "not here" : worst.words())
          + " "
          + judgements.size();
    }
    long count = judgements.stream().filter(worst::equals).count();
    return "%s %d/%d".formatted(worst.words().toUpperCase(Locale.ROOT), count, judgements.size());
  }

  private static String remark(List<Verdict> row) {
    Verdict first = row.getFirst();
    if (first.judgement() == Judgement.NOT_OBSERVABLE) {
      return first.judgement().words().toUpperCase(Locale.ROOT) + ": " + first.answer().evidence();
    }
    return weakest(row).map(Table::strength).orElse("");
  }

  /// The clean race that says least.
  private static Optional<Answer> weakest(Collection<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Table::isCleanRace)
        .map(Verdict::answer)
        .max(Comparator.comparingDouble(Table::missed));
  }

  private static boolean isCleanRace(Verdict verdict) {
    return verdict.answer().check().question() == Question.RACE
        && (verdict.judgement() == Judgement.PASSED || verdict.judgement() == Judgement.WEAK);
  }

  /// The probability that a wound like the twin's was missed; 1 if no twin tells.
  private static double missed(Answer race) {
    return race.strength() == null ? 1 : race.strength().missed();
  }

  /// {@return what a clean race says: its scenario, samples, and how surely it had seen a wound}
  static String strength(Answer race) {
    Answer.Strength strength = race.strength();
    return race.check().name()
        + ": "
        + (strength == null
            ? "n = %,d, but no twin showed a wound there".formatted(race.samples())
            : String.format(
                Locale.ROOT,
                "n = %,d, p = %.2g, missed with %s",
                race.samples(),
                strength.frequency(),
                power(strength.missed())));
  }

  private static String power(double probability) {
    return probability == 0 ? "less than 1e-300" : String.format(Locale.ROOT, "%.0e", probability);
  }

  /// One line for those who search for it: how many of the clean races say too little.
  private static String races(Collection<Verdict> verdicts) {
    long clean = verdicts.stream().filter(Table::isCleanRace).count();
    long weak = verdicts.stream().filter(v -> v.judgement() == Judgement.WEAK).count();
    return weakest(verdicts)
        .map(race ->
            String.format(
                Locale.ROOT,
                "%nRaces: %,d of %,d weak, weakest missed with %s.%n",
                weak,
                clean,
                power(missed(race))))
        .orElse("");
  }

  private static String problem(Verdict verdict, List<NumberedPromise> promises) {
    Answer answer = verdict.answer();
    List<String> lines =
        new ArrayList<>(Evidence.of(answer).brief().lines().limit(EVIDENCE_LINES).toList());
    if (answer.hits() > 0) {
      lines.addFirst(
          "%,d of %,d results were forbidden.".formatted(answer.hits(), answer.samples()));
    }
    promises.reversed().forEach(promise -> lines.addFirst("asks " + promise));
    return "%n%s: %s %s, %s%n%s"
        .formatted(
            verdict.judgement().words().toUpperCase(Locale.ROOT),
            answer.key(),
            answer.subject(),
            answer.check(),
            lines.stream().map(line -> "    " + line + System.lineSeparator()).collect(joining()));
  }

  private static String sum(Collection<Verdict> verdicts, double seconds, boolean strict) {
    Map<Judgement, Long> counts =
        verdicts.stream()
            .collect(
                groupingBy(Verdict::judgement, () -> new EnumMap<>(Judgement.class), counting()));
    return String.format(
        Locale.ROOT,
        "%nThe gate is %s: %s; %.0f s.%n",
        state(Gate.isOpen(verdicts, strict), strict, counts.containsKey(Judgement.WEAK)),
        counts.isEmpty()
            ? "there was nothing to judge"
            : counts.entrySet().stream()
                .map(count ->
                    String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey().words()))
                .collect(joining(", ")),
        seconds);
  }

  private static String state(boolean open, boolean strict, boolean weak) {
    if (open) {
      return weak ? "open, though some races are weak" : "open";
    }
    return strict && weak ? "CLOSED, and strict with weak races" : "CLOSED";
  }
}
