// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Program;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Overview.Best;
import racetrack.reports.pages.Overview.Family;
import racetrack.reports.pages.Overview.Filters;
import racetrack.reports.pages.Overview.Line;
import racetrack.reports.pages.Overview.Mark;
import racetrack.reports.pages.Overview.Reason;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;
import racetrack.rules.CertRule;

/// Gathers the matrix of the first page: a line for each pattern, a column for each question.
final class Matrix {

  private static final String CLOSED = "cannot be asked";
  private static final String NONE = "–";
  private static final int SPARK_WIDTH = 84;
  private static final int SPARK_HEIGHT = 24;

  private final VerdictBook book;
  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private final List<Family> families = new ArrayList<>();

  /// Gathers.
  ///
  /// @param book the verdicts
  /// @param patterns the patterns with their figures, those of a family together
  Matrix(VerdictBook book, List<Drawn> patterns) {
    this.book = book;
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    for (Drawn pattern : patterns) {
      lines
          .computeIfAbsent(family(pattern.entry().key()), _ -> new ArrayList<>())
          .add(line(pattern));
    }
    lines.forEach((name, ofFamily) -> families.add(new Family(name, ofFamily)));
  }

  /// {@return what the key of a pattern begins with}
  ///
  /// @param key the key
  static String family(String key) {
    return key.replaceFirst("\\..*", "");
  }

  List<Family> families() {
    return families;
  }

  /// {@return why questions cannot be asked: each reason once}
  List<Reason> reasons() {
    return List.copyOf(reasons.values());
  }

  Filters filters() {
    List<String> words =
        Stream.concat(Stream.of(Judgement.values()).map(Judgement::words), Stream.of(CLOSED))
            .toList();
    return new Filters(
        families.stream().map(Family::name).toList(),
        distinct(Line::verdicts, Comparator.comparingInt(v -> words.indexOf(v.replace('-', ' '))))
            .stream()
            .map(verdict -> verdict.replace('-', ' '))
            .toList(),
        distinct(Line::rules, Comparator.naturalOrder()),
        distinct(Line::seeds, Program.BY_ROW));
  }

  private List<String> distinct(Function<Line, String> words, Comparator<String> order) {
    return families.stream()
        .flatMap(family -> family.lines().stream())
        .flatMap(line -> Stream.of(words.apply(line).split(" ", -1)))
        .filter(word -> !word.isEmpty())
        .distinct()
        .sorted(order)
        .toList();
  }

  private Line line(Drawn pattern) {
    Entry entry = pattern.entry();
    List<Mark> marks = new ArrayList<>();
    for (Question question : Question.values()) {
      marks.add(mark(entry, question));
    }
    marks.add(twins(entry));
    return new Line(
        entry.key(),
        entry.title(),
        marks,
        best(pattern.figures()),
        spark(pattern),
        judgements(entry, marks),
        rules(entry).map(CertRule::name).collect(Collectors.joining(" ")),
        entry.programs().stream()
            .flatMap(program -> program.rows().stream())
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  /// {@return the rules that a pattern's twins break}
  ///
  /// @param entry the pattern
  static Stream<CertRule> rules(Entry entry) {
    return entry.broken().stream()
        .map(Subject::claim)
        .filter(Claim.Broken.class::isInstance)
        .flatMap(claim -> ((Claim.Broken) claim).rules().stream())
        .distinct()
        .sorted();
  }

  private String judgements(Entry entry, List<Mark> marks) {
    return Stream.concat(
            marks.stream().map(Mark::word).filter(word -> !word.equals(NONE)),
            book.verdicts().stream()
                .filter(verdict -> verdict.answer().key().equals(entry.key()))
                .map(verdict -> verdict.judgement().words()))
        .map(word -> word.replace(' ', '-'))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private Mark mark(Entry entry, Question question) {
    List<Verdict> asked =
        entry.sound().stream()
            .flatMap(subject -> book.of(entry, subject).stream())
            .filter(verdict -> verdict.answer().check().question() == question)
            .toList();
    if (asked.isEmpty()) {
      return unasked(entry, question);
    }
    Judgement worst = Judgement.worst(asked.stream().map(Verdict::judgement).toList());
    long ofWorst = asked.stream().filter(verdict -> verdict.judgement() == worst).count();
    String strength = strength(question, asked);
    String count = Words.count(ofWorst);
    String sentence =
        "%s %s of %s on %s"
            .formatted(
                Words.count(asked.size(), question == Question.RACE ? "race" : "check"),
                worst.goodIfStrict() ? "passed," : "asked, " + count + " " + worst.words() + ",",
                entry.title(),
                Words.count(entry.sound().size(), "sound subject"));
    return new Mark(
        VerdictBook.style(worst),
        worst.words(),
        figure(worst, count, strength.isEmpty() ? Words.count(asked.size()) : strength),
        sentence,
        0);
  }

  private static String figure(Judgement worst, String count, String strength) {
    if (worst == Judgement.NOT_ASKED) {
      return "";
    }
    return worst.goodIfStrict() ? strength : count;
  }

  /// How much the weakest says: for a race, the probability to miss a wound like its twin's; for a
  /// model, how far the twin that is hardest to find went into what was asked.
  private static String strength(Question question, List<Verdict> asked) {
    return switch (question) {
      case CONTRACT -> "";
      case MODEL ->
          asked.stream()
              .flatMap(verdict -> Stream.ofNullable(verdict.answer().exploration()))
              .filter(exploration -> exploration.yardstick() != null)
              .max(Comparator.comparingDouble(Exploration::effort))
              .map(Matrix::reach)
              .orElse("");
      case RACE ->
          asked.stream()
              .flatMap(verdict -> Stream.ofNullable(verdict.answer().strength()))
              .map(Answer.Strength::missed)
              .max(Double::compare)
              .map(Words::power)
              .orElse("");
    };
  }

  private static String reach(Exploration exploration) {
    Exploration.Yardstick twin = exploration.yardstick();
    return twin == null
        ? ""
        : Words.count(twin.found()) + " of " + Words.count(exploration.asked(twin.scenario()));
  }

  private Mark unasked(Entry entry, Question question) {
    for (Pattern.Lack lack : entry.pattern().lacks()) {
      if (lack.question() == question) {
        return new Mark(
            "none", CLOSED, "", lack.because(), reason(entry, question, lack.because()));
      }
    }
    return new Mark(
        VerdictBook.style(Judgement.NOT_ASKED), Judgement.NOT_ASKED.words(), "", "no answer", 0);
  }

  private int reason(Entry entry, Question question, String because) {
    String name = question.name().toLowerCase(Locale.ROOT);
    Reason known = reasons.get(name + because);
    int number = known == null ? reasons.size() + 1 : known.number();
    String of = (known == null ? name + ": " : known.of() + ", ") + entry.title();
    reasons.put(name + because, new Reason(number, because, of));
    return number;
  }

  /// Each twin must be caught by each of its checks.
  private Mark twins(Entry entry) {
    List<Judgement> worst = new ArrayList<>();
    for (Subject twin : entry.broken()) {
      List<Judgement> own = book.of(entry, twin).stream().map(Verdict::judgement).toList();
      worst.add(own.isEmpty() ? Judgement.NOT_ASKED : Judgement.worst(own));
    }
    if (worst.isEmpty()) {
      return new Mark("none", NONE, "", "It has no twins.", 0);
    }
    Judgement all = Judgement.worst(worst);
    long good = worst.stream().filter(judgement -> judgement == Judgement.CAUGHT).count();
    long silent = worst.stream().filter(judgement -> judgement == Judgement.NOT_OBSERVABLE).count();
    return new Mark(
        VerdictBook.style(all == Judgement.NOT_OBSERVABLE ? Judgement.CAUGHT : all),
        all == Judgement.NOT_OBSERVABLE ? Judgement.CAUGHT.words() : all.words(),
        all.good() ? good + " of " + worst.size() : "",
        "%d of %s caught%s"
            .formatted(
                good,
                Words.count(worst.size(), "twin"),
                silent == 0 ? "" : ", " + silent + " not observable here"),
        0);
  }

  /// The best of the first figure.
  static Best best(List<ScalingFigure> figures) {
    if (figures.isEmpty()) {
      return new Best("", "");
    }
    ScalingFigure figure = figures.getFirst();
    Curve best = null;
    int where = 0;
    double most = 0;
    for (Curve curve : figure.curves()) {
      for (var point : curve.points().entrySet()) {
        double mean = point.getValue().mean();
        if (best == null || figure.scale().advantage(mean, most) > 1) {
          best = curve;
          where = point.getKey();
          most = mean;
        }
      }
    }
    return best == null
        ? new Best("", "")
        : new Best(
            Words.figure(most, figure.scale()), best.name() + ", " + Words.count(where, "worker"));
  }

  private static Spark spark(Drawn pattern) {
    if (pattern.figures().isEmpty()) {
      return Spark.of("not measured", SPARK_WIDTH, SPARK_HEIGHT, List.of());
    }
    ScalingFigure figure = pattern.figures().getFirst();
    Best best = best(pattern.figures());
    List<Spark.Values> curves = new ArrayList<>();
    for (Curve curve : figure.curves()) {
      TreeMap<Integer, Double> values = new TreeMap<>();
      curve.points().forEach((workers, estimate) -> values.put(workers, estimate.mean()));
      curves.add(
          new Spark.Values(best.who().startsWith(curve.name() + ", ") ? "best" : "other", values));
    }
    curves.sort(Comparator.comparing(curve -> curve.style().equals("best")));
    return Spark.of(
        "%s over workers: %s".formatted(figure.heading(), pattern.charts().getFirst().finding()),
        SPARK_WIDTH,
        SPARK_HEIGHT,
        curves);
  }

  /// {@return the patterns of a family together, families in the order in which they are read}
  ///
  /// @param order the keys in the order in which they are read
  static List<String> byFamily(List<String> order) {
    List<String> families = order.stream().map(Matrix::family).distinct().toList();
    return order.stream()
        .sorted(Comparator.comparingInt(key -> families.indexOf(family(key))))
        .toList();
  }
}
