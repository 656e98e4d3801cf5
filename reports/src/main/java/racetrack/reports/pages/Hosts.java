// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.host.HostCard;
import racetrack.reports.pages.HostsPage.Compared;
import racetrack.reports.pages.HostsPage.Host;
import racetrack.reports.pages.HostsPage.Multiple;
import racetrack.reports.pages.HostsPage.Row;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// Puts the results of several hosts side by side: one curve per host, in multiples of one worker's
/// throughput there.
final class Hosts {

  private static final int WIDTH = 220;
  private static final int HEIGHT = 110;

  private final Catalogue catalogue;
  private final List<Results> all;
  private final List<Host> hosts = new ArrayList<>();

  /// Prepares.
  ///
  /// @param catalogue the patterns
  /// @param all the results of each host
  Hosts(Catalogue catalogue, List<Results> all) {
    this.catalogue = catalogue;
    this.all = all;
    for (int index = 0; index < all.size(); index++) {
      hosts.add(new Host(letter(index), all.get(index).name(), "host-" + index % 6));
    }
  }

  private static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : "H" + (index + 1);
  }

  HostsPage page() {
    if (all.size() < 2) {
      return new HostsPage(List.of(), List.of(), List.of(), List.of());
    }
    List<HostsPage.Missing> missing = new ArrayList<>();
    for (int index = 0; index < all.size(); index++) {
      List<String> sentences = all.get(index).missing();
      if (!sentences.isEmpty()) {
        missing.add(
            new HostsPage.Missing(
                letter(index), sentences.stream().map(Markdown::inline).toList()));
      }
    }
    return new HostsPage(
        hosts,
        cards(),
        missing,
        catalogue.entries().stream().flatMap(entry -> compared(entry).stream()).toList());
  }

  private List<HostsPage.Card> cards() {
    List<Map<String, String>> lines = new ArrayList<>();
    for (Results results : all) {
      Map<String, String> card =
          new LinkedHashMap<>(results.host().map(HostCard::lines).orElse(Map.of()));
      card.put(
          "Measured",
          results.run().map(BenchmarkRun::time).map(Words::time).orElse("not recorded"));
      results.commit().ifPresent(commit -> card.put("Commit", commit));
      card.put("Verdicts", verdicts(results));
      lines.add(card);
    }
    Set<String> labels = new LinkedHashSet<>();
    lines.forEach(card -> labels.addAll(card.keySet()));
    return labels.stream()
        .map(label ->
            new HostsPage.Card(
                label, lines.stream().map(card -> card.getOrDefault(label, "unknown")).toList()))
        .toList();
  }

  private static String verdicts(Results results) {
    List<Judgement> judgements =
        results.book().verdicts().stream().map(Verdict::judgement).toList();
    String counts =
        Arrays.stream(Judgement.values())
            .filter(judgements::contains)
            .map(judgement ->
                Words.count(judgements.stream().filter(each -> each == judgement).count())
                    + " "
                    + judgement.words())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "none" : counts;
  }

  /// The first figure of the first host, with the same figure of the others.
  private Optional<Compared> compared(Entry entry) {
    List<List<ScalingFigure>> figures =
        all.stream().map(results -> results.figures(entry)).toList();
    Optional<ScalingFigure> first = figures.stream().flatMap(List::stream).findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    ScalingFigure leading = first.get();
    List<Optional<ScalingFigure>> same =
        figures.stream()
            .map(ofHost -> ofHost.stream().filter(each -> isSame(each, leading)).findFirst())
            .toList();
    if (same.stream().filter(Optional::isPresent).count() < 2) {
      return Optional.empty();
    }
    List<String> names =
        same.stream()
            .flatMap(Optional::stream)
            .flatMap(figure -> figure.curves().stream())
            .map(Curve::name)
            .distinct()
            .toList();
    return Optional.of(
        new Compared(
            entry.key(),
            entry.title(),
            leading.heading(),
            leading.scale().unit(),
            names.stream().map(name -> multiple(name, leading, same)).toList()));
  }

  private static boolean isSame(ScalingFigure one, ScalingFigure other) {
    return one.benchmark().equals(other.benchmark())
        && Objects.equals(one.heading(), other.heading())
        && one.scale().higherIsBetter() == other.scale().higherIsBetter();
  }

  private Multiple multiple(
      String name, ScalingFigure leading, List<Optional<ScalingFigure>> same) {
    List<Row> rows = new ArrayList<>();
    List<Spark.Values> values = new ArrayList<>();
    for (int index = 0; index < same.size(); index++) {
      String letter = letter(index);
      String style = hosts.get(index).style();
      Optional<Curve> curve =
          same.get(index)
              .flatMap(figure ->
                  figure.curves().stream()
                      .filter(each -> each.name().equals(name))
                      .map(each -> each.times(leading.scale().factor() / figure.scale().factor()))
                      .findFirst());
      if (curve.isEmpty()) {
        rows.add(new Row(letter, "not measured", "", ""));
      } else {
        rows.add(row(letter, curve.get(), leading));
        values(style, curve.get()).ifPresent(values::add);
      }
    }
    String label =
        "%s, in multiples of one worker: %s"
            .formatted(
                name,
                rows.stream()
                    .map(
                        row -> row.letter() + " " + (row.gain().isEmpty() ? row.one() : row.gain()))
                    .collect(Collectors.joining(", ")));
    return new Multiple(name, Spark.of(label, WIDTH, HEIGHT, values), rows);
  }

  /// Without a figure of one worker there is nothing to divide by.
  private static Optional<Spark.Values> values(String style, Curve curve) {
    return curve
        .at(1)
        .filter(one -> one.mean() > 0)
        .map(one -> {
          TreeMap<Integer, Double> multiples = new TreeMap<>();
          curve
              .points()
              .forEach((workers, estimate) -> multiples.put(workers, estimate.mean() / one.mean()));
          return new Spark.Values(style, multiples);
        });
  }

  private static Row row(String letter, Curve curve, ScalingFigure figure) {
    int best = curve.points().firstKey();
    for (int workers : curve.points().keySet()) {
      double mean = curve.at(workers).orElseThrow().mean();
      if (figure.scale().advantage(mean, curve.at(best).orElseThrow().mean()) > 1) {
        best = workers;
      }
    }
    double most = curve.at(best).orElseThrow().mean();
    return new Row(
        letter,
        curve.at(1).map(one -> Words.score(one.mean())).orElse("not measured"),
        "%s with %d".formatted(Words.score(most), best),
        curve
            .at(1)
            .filter(one -> one.mean() > 0)
            .map(one -> Words.times(figure.scale().advantage(most, one.mean())))
            .orElse(""));
  }
}
