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
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.NumberedPromise;
import racetrack.catalogue.Question;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.ModesInWords;
import racetrack.reports.results.PromisesAsked;
import racetrack.reports.results.Verdict;

/// The verdicts as a person reads them in a terminal.
public final class Table {

  private static final String ROW = "  %-22s %-14s %-14s %-14s %-14s %6s  %s%n";
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
    return text.append("%n".formatted())
        .append(models(verdicts))
        .append(races(verdicts))
        .append(sum(verdicts, seconds, strict))
        .toString();
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
          ROW.formatted(
              "", "contract", "model", "interleavings", "race", "s", "strength of the weakest"));
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
      if (!answer.modes().isEmpty()) {
        text.append("  %s%n".formatted(ModesInWords.of(answer.modes())));
      }
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
                interleavings(row),
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

  /// How many of how many were asked of a sound subject, or after how many a twin was found.
  private static String interleavings(List<Verdict> row) {
    List<Answer> models =
        row.stream().map(Verdict::answer).filter(a -> a.exploration() != null).toList();
    List<Exploration> explorations =
        models.stream().flatMap(answer -> Stream.ofNullable(answer.exploration())).toList();
    if (explorations.isEmpty()) {
      return "-";
    }
    return models.stream().anyMatch(answer -> answer.finding() == Finding.BROKE)
        ? String.format(
            Locale.ROOT, "found in %,d", explorations.stream().mapToLong(Exploration::run).sum())
        : String.format(
            Locale.ROOT,
            "%,d of %,d",
            explorations.stream().mapToLong(Exploration::asked).sum(),
            explorations.stream().mapToLong(Exploration::full).sum());
  }

  private static String remark(List<Verdict> row) {
    Verdict first = row.getFirst();
    if (first.judgement() == Judgement.NOT_OBSERVABLE) {
      return first.judgement().words().toUpperCase(Locale.ROOT) + ": " + first.answer().evidence();
    }
    return weakModel(row).or(() -> weakest(row)).map(Table::strength).orElse("");
  }

  /// The clean race that says least.
  private static Optional<Answer> weakest(Collection<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Table::isCleanRace)
        .map(Verdict::answer)
        .max(Comparator.comparingDouble(Table::missed));
  }

  private static Optional<Answer> weakModel(Collection<Verdict> row) {
    return row.stream()
        .filter(v -> isClean(v, Question.MODEL) && v.judgement() == Judgement.WEAK)
        .map(Verdict::answer)
        .findFirst();
  }

  private static boolean isCleanRace(Verdict verdict) {
    return isClean(verdict, Question.RACE);
  }

  private static boolean isClean(Verdict verdict, Question question) {
    return verdict.answer().check().question() == question
        && (verdict.judgement() == Judgement.PASSED || verdict.judgement() == Judgement.WEAK);
  }

  /// The probability that a wound like the twin's was missed; 1 if no twin tells.
  private static double missed(Answer race) {
    return race.strength() == null ? 1 : race.strength().missed();
  }

  /// {@return what a clean race or model check says: how much it has looked at, and how surely it
  /// had seen a wound}
  static String strength(Answer answer) {
    return answer.check().question() == Question.MODEL ? reach(answer) : weight(answer);
  }

  private static String reach(Answer model) {
    Exploration exploration = model.exploration();
    String reach =
        exploration == null
            ? "nobody counted the interleavings"
            : exploration
                .breach()
                .map(scenario -> breach(exploration, scenario))
                .orElseGet(() -> reach(exploration));
    return model.check().name() + ": " + reach;
  }

  private static String breach(Exploration exploration, int scenario) {
    return String.format(
        Locale.ROOT,
        "broke in interleaving %,d of scenario %d",
        exploration.scenarios().getLast().run(),
        scenario);
  }

  private static String reach(Exploration exploration) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d interleavings, %s",
        exploration.asked(),
        exploration.full(),
        twin(exploration));
  }

  private static String twin(Exploration exploration) {
    Exploration.Yardstick twin = exploration.yardstick();
    if (twin == null) {
      return "but it has found no twin";
    }
    return String.format(
        Locale.ROOT,
        twin.within() ? "%s found in %,d of scenario %d" : "but %s takes %,d of scenario %d",
        twin.twin(),
        twin.found(),
        twin.scenario());
  }

  private static String weight(Answer race) {
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
    return weakest(verdicts)
        .map(race ->
            String.format(
                Locale.ROOT,
                "Races: %s, weakest missed with %s.%n",
                weakOnes(verdicts, Question.RACE),
                power(missed(race))))
        .orElse("");
  }

  /// The same for the model checks, with the twin that was hardest to find.
  private static String models(Collection<Verdict> verdicts) {
    String hardest =
        verdicts.stream()
            .filter(v -> isClean(v, Question.MODEL))
            .flatMap(v -> Stream.ofNullable(v.answer().exploration()))
            .max(Comparator.comparingDouble(Exploration::effort))
            .map(Table::hardest)
            .orElse("");
    return verdicts.stream().anyMatch(v -> isClean(v, Question.MODEL))
        ? "Models: %s%s.%n".formatted(weakOnes(verdicts, Question.MODEL), hardest)
        : "";
  }

  private static String hardest(Exploration exploration) {
    Exploration.Yardstick twin = exploration.yardstick();
    return twin == null
        ? ", one of them without a twin"
        : String.format(
            Locale.ROOT,
            ", hardest twin takes %,d interleavings of %,d asked",
            twin.found(),
            exploration.asked(twin.scenario()));
  }

  private static String weakOnes(Collection<Verdict> verdicts, Question question) {
    List<Verdict> clean = verdicts.stream().filter(v -> isClean(v, question)).toList();
    long weak = clean.stream().filter(v -> v.judgement() == Judgement.WEAK).count();
    return String.format(Locale.ROOT, "%,d of %,d weak", weak, clean.size());
  }

  private static String problem(Verdict verdict, List<NumberedPromise> promises) {
    Answer answer = verdict.answer();
    List<String> lines =
        new ArrayList<>(Evidence.of(answer).brief().lines().limit(EVIDENCE_LINES).toList());
    if (answer.exploration() != null) {
      lines.addFirst("%,d interleavings were run.".formatted(answer.exploration().run()));
    }
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
        state(Gate.isOpen(verdicts, strict), strict, weakQuestions(verdicts)),
        counts.isEmpty()
            ? "there was nothing to judge"
            : counts.entrySet().stream()
                .map(count ->
                    String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey().words()))
                .collect(joining(", ")),
        seconds);
  }

  /// Which questions have weak answers, in words; empty if none has.
  private static String weakQuestions(Collection<Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v.judgement() == Judgement.WEAK)
        .map(v -> v.answer().check().question())
        .distinct()
        .sorted()
        .map(question -> question.name().toLowerCase(Locale.ROOT) + "s")
        .collect(joining(" and "));
  }

  private static String state(boolean open, boolean strict, String weak) {
    if (open) {
      return weak.isEmpty() ? "open" : "open, though some %s are weak".formatted(weak);
    }
    return strict && !weak.isEmpty() ? "CLOSED, and strict with weak " + weak : "CLOSED";
  }
}
