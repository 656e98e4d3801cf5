// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.LatencyFigure;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;
import racetrack.rules.CertRule;
import racetrack.statistics.Estimate;

/// Gathers the summary from the results.
final class Summaries {

  /// What is longer stands in full in the results.
  private static final int LONGEST_EVIDENCE = 2_000;

  private final Results results;
  private final VerdictBook book;
  private final PromiseTable promises;

  Summaries(Results results) {
    this.results = results;
    this.book = results.book();
    this.promises = new PromiseTable(book);
  }

  /// {@return the summary}
  ///
  /// @param patterns the patterns with their figures and, where they are drawn, their charts
  /// @param tutorials the page of the tutorials
  /// @param now when the report is written
  Summary of(List<Drawn> patterns, Page.Tutorials tutorials, Instant now) {
    Page.Mutants mutants = MutantTable.page(results.certificates());
    Map<Judgement, Integer> totals = new EnumMap<>(Judgement.class);
    book.verdicts().forEach(verdict -> totals.merge(verdict.judgement(), 1, Integer::sum));
    return new Summary(
        Summary.SCHEMA,
        Summary.VERSION,
        now,
        results.verdicts().map(Verdicts::commit).orElse(null),
        results.verdicts().map(Verdicts::asked).orElse(null),
        results.verdicts().map(Verdicts::seconds).orElse(null),
        results.run().map(BenchmarkRun::time).orElse(null),
        results.run().map(BenchmarkRun::lines).orElse(Map.of()),
        results.run().map(BenchmarkRun::noise).orElse(""),
        results.host().orElse(null),
        results.missing(),
        totals,
        patterns.stream().map(this::pattern).toList(),
        Arrays.stream(CertRule.values()).map(rule -> rule(rule, patterns)).toList(),
        results.conformance().stream()
            .map(row ->
                new Summary.Row(
                    row.requirement().id(),
                    row.key(),
                    row.subject(),
                    row.test(),
                    row.finding().name(),
                    row.remark()))
            .toList(),
        mutants.rows().stream().map(row -> new Summary.Mutants(row.name(), row.cells())).toList(),
        Stream.of(mutants.survivors(), mutants.equivalent())
            .flatMap(List::stream)
            .map(mutant -> new Summary.Survivor(mutant.key(), mutant.place(), mutant.note()))
            .toList(),
        tutorials.questions().stream()
            .map(asked ->
                new Summary.Tutorial(asked.title(), asked.rows(), asked.key(), asked.answers()))
            .toList(),
        tutorials.slower().stream()
            .map(line ->
                new Summary.Slower(line.key(), line.operation(), line.subject(), line.ratio()))
            .toList(),
        classes());
  }

  private List<Summary.OwnClass> classes() {
    List<Summary.OwnClass> classes = new ArrayList<>();
    new TreeMap<>(results.submitted())
        .forEach((key, known) ->
            known.forEach(one ->
                classes.add(
                    new Summary.OwnClass(
                        key,
                        one.origin().type(),
                        one.check().map(record -> record.word().name()).orElse(null)))));
    return classes;
  }

  private Summary.OfPattern pattern(Drawn pattern) {
    Entry entry = pattern.entry();
    Map<String, String> notAsked = new LinkedHashMap<>();
    for (Pattern.Lack lack : entry.pattern().lacks()) {
      notAsked.put(lack.question().name(), lack.because());
    }
    return new Summary.OfPattern(
        entry.key(),
        entry.title(),
        Matrix.family(entry.key()),
        Picture.of(entry.key()).map(Picture::question).orElse(""),
        entry.programs().stream().flatMap(program -> program.rows().stream()).distinct().toList(),
        Matrix.rules(entry).map(CertRule::name).toList(),
        entry.subjects().stream().map(subject -> subject(entry, subject)).toList(),
        notAsked,
        promises.summary(entry),
        entry.subjects().stream()
            .flatMap(subject -> book.of(entry, subject).stream())
            .map(this::asked)
            .toList(),
        charts(pattern),
        latencies(pattern),
        Crossings.in(pattern.figures()),
        PatternPages.unmeasured(entry, pattern.figures(), results.run()),
        bytes(entry));
  }

  private static Summary.OfSubject subject(Entry entry, Subject subject) {
    String line =
        SourceFile.of(entry.pattern().subjects())
            .map(source -> source.docOf(subject.name()))
            .orElse("");
    String implementation = subject.claim().implementation().getName();
    return switch (subject.claim()) {
      case Claim.Broken broken ->
          new Summary.OfSubject(
              subject.name(),
              broken.isOtherProgram() ? "other program" : "twin",
              implementation,
              line,
              broken.original().name(),
              broken.rules().stream().map(CertRule::name).toList());
      case Claim.Sound sound ->
          new Summary.OfSubject(
              subject.name(),
              sound.isLibrary() ? "library" : "sound",
              implementation,
              line,
              null,
              List.of());
      case Claim.Submitted _ ->
          new Summary.OfSubject(subject.name(), "submitted", implementation, line, null, List.of());
    };
  }

  private Summary.Asked asked(Verdict verdict) {
    Answer answer = verdict.answer();
    return new Summary.Asked(
        answer.subject(),
        answer.check().question().name().toLowerCase(Locale.ROOT),
        answer.check().name(),
        verdict.judgement(),
        answer.seconds(),
        cut(Evidence.of(answer).brief()),
        answer.outcomes(),
        answer.strength(),
        answer.exploration() == null ? null : reach(answer.exploration()),
        results.deep().map(deep -> new DeepTier(deep).of(answer)).orElse(""),
        answer.modes());
  }

  private static String cut(String evidence) {
    return evidence.length() <= LONGEST_EVIDENCE
        ? evidence
        : evidence.substring(0, LONGEST_EVIDENCE) + "…";
  }

  private static Summary.Reach reach(Exploration exploration) {
    Optional<Exploration.Yardstick> twin = Optional.ofNullable(exploration.yardstick());
    return new Summary.Reach(
        exploration.asked(),
        exploration.full(),
        exploration.run(),
        twin.map(Exploration.Yardstick::twin).orElse(null),
        twin.map(Exploration.Yardstick::found).orElse(null),
        twin.map(Exploration.Yardstick::within).orElse(null));
  }

  private static List<Summary.Chart> charts(Drawn pattern) {
    List<Summary.Chart> charts = new ArrayList<>();
    for (int index = 0; index < pattern.figures().size(); index++) {
      ScalingFigure figure = pattern.figures().get(index);
      boolean drawn = index < pattern.charts().size();
      charts.add(
          new Summary.Chart(
              figure.heading(),
              figure.benchmark(),
              figure.parameters(),
              figure.scale().unit(),
              figure.scale().higherIsBetter(),
              drawn ? pattern.charts().get(index).finding() : "",
              drawn ? pattern.charts().get(index).name() : "",
              figure.curves().stream().map(Summaries::line).toList()));
    }
    return charts;
  }

  private static List<Summary.Latency> latencies(Drawn pattern) {
    List<Summary.Latency> latencies = new ArrayList<>();
    for (int index = 0; index < pattern.timed().size(); index++) {
      LatencyFigure figure = pattern.timed().get(index);
      Page.Latency chart = pattern.latencies().get(index);
      latencies.add(
          new Summary.Latency(
              chart.heading(),
              figure.benchmark(),
              figure.workers(),
              chart.finding(),
              chart.name(),
              figure.lines().stream().map(Summaries::timed).toList()));
    }
    return latencies;
  }

  private static Summary.Timed timed(LatencyFigure.Line line) {
    List<Summary.Percentile> points = new ArrayList<>();
    line.points()
        .forEach((percentile, estimate) -> {
          Estimate.Interval interval = estimate.interval();
          points.add(
              new Summary.Percentile(
                  percentile,
                  estimate.mean(),
                  interval == null ? null : interval.low(),
                  interval == null ? null : interval.high(),
                  estimate.forks()));
        });
    return new Summary.Timed(line.name(), line.samples(), points);
  }

  private static Summary.Line line(Curve curve) {
    return new Summary.Line(
        curve.name(),
        curve
            .law()
            .map(law -> new Summary.Law(law.lambda(), law.sigma(), law.kappa(), law.deviation()))
            .orElse(null),
        curve.points().entrySet().stream()
            .map(point ->
                new Summary.Point(
                    point.getKey(),
                    point.getValue().mean(),
                    point.getValue().interval() == null ? null : point.getValue().interval().low(),
                    point.getValue().interval() == null ? null : point.getValue().interval().high(),
                    point.getValue().forks()))
            .toList());
  }

  private List<Summary.Bytes> bytes(Entry entry) {
    Page.Memory memory = results.memory().of(entry);
    return memory.lines().stream()
        .flatMap(line ->
            Stream.iterate(0, i -> i < line.bytes().size(), i -> i + 1)
                .map(i ->
                    new Summary.Bytes(
                        line.subject(), memory.operations().get(i), line.bytes().get(i))))
        .toList();
  }

  private static Summary.OfRule rule(CertRule rule, List<Drawn> patterns) {
    List<String> twins = new ArrayList<>();
    for (Drawn pattern : patterns) {
      for (Subject twin : pattern.entry().broken()) {
        if (twin.claim() instanceof Claim.Broken broken && broken.rules().contains(rule)) {
          twins.add(pattern.entry().key() + " " + twin.name());
        }
      }
    }
    return new Summary.OfRule(
        rule.name(), rule.title(), twins, rule.reason().map(CertRule.Reason::because).orElse(null));
  }

  /// {@return the host in a few words}
  ///
  /// @param host the host, if it is known
  static String host(Optional<HostCard> host) {
    return host.map(card ->
            "%s, %s"
                .formatted(
                    card.model() == null ? "unknown CPU" : card.model(),
                    Words.count(card.availableProcessors(), "processor")))
        .orElse("an unknown host");
  }
}
