// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.PatternPage.Compared;
import racetrack.reports.pages.PatternPage.Comparison;
import racetrack.statistics.Estimate;

/// Compares the sound subjects of a pattern in one table.
///
/// @param memory what operations allocate
/// @param processors how many processors the measured host has, or null if that is not known
record Comparisons(MemoryTable memory, @Nullable Integer processors) {

  private static final int MOST = 3;

  Comparison of(Entry entry, List<ScalingFigure> figures) {
    Optional<ScalingFigure> first = figures.stream().findFirst();
    int all = first.map(this::all).orElse(1);
    return new Comparison(
        first.map(ScalingFigure::heading).orElse(""),
        first.map(figure -> figure.scale().unit()).orElse(""),
        Words.count(1, "worker"),
        Words.count(all, "worker"),
        entry.sound().stream().map(subject -> row(entry, subject, figures, all)).toList());
  }

  private int all(ScalingFigure figure) {
    return processors != null && figure.workers().contains(processors)
        ? processors
        : figure.workers().last();
  }

  private Compared row(Entry entry, Subject subject, List<ScalingFigure> figures, int all) {
    Traits traits =
        SourceFile.of(subject.claim().implementation())
            .map(Traits::of)
            .orElse(new Traits("Its source is not on the class path.", ""));
    Optional<Curve> curve =
        figures.stream()
            .findFirst()
            .flatMap(figure ->
                figure.curves().stream()
                    .filter(each -> each.name().equals(subject.name()))
                    .findFirst());
    return new Compared(
        subject.name(),
        subject.claim() instanceof Claim.Sound sound && sound.isLibrary(),
        SourceFile.of(entry.pattern().subjects())
            .map(subjects -> Markdown.inline(subjects.docOf(subject.name())))
            .orElse(""),
        traits.waiting(),
        traits.fairness(),
        memory.of(entry).lines().stream()
            .filter(line -> line.subject().equals(subject.name()))
            .map(line -> line.bytes().getFirst())
            .findFirst()
            .orElse("–"),
        curve.flatMap(each -> each.at(1)).map(Comparisons::figure).orElse("–"),
        curve.flatMap(each -> each.at(all)).map(Comparisons::figure).orElse("–"),
        where(
            figures,
            (figure, workers) -> Findings.leaders(figure, workers).contains(subject.name())),
        where(
            figures,
            (figure, workers) ->
                Findings.last(figure, workers).filter(subject.name()::equals).isPresent()));
  }

  private static String figure(Estimate estimate) {
    return Words.score(estimate.mean())
        + (estimate.halfWidth().isPresent()
            ? " ±" + Words.whole(estimate.halfWidth().getAsDouble())
            : "");
  }

  private static List<String> where(
      List<ScalingFigure> figures, BiPredicate<ScalingFigure, Integer> holds) {
    List<String> places = new ArrayList<>();
    for (ScalingFigure figure : figures) {
      String workers =
          figure.workers().stream()
              .filter(count -> holds.test(figure, count))
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      if (!workers.isEmpty()) {
        places.add("%s: %s".formatted(figure.heading(), workers));
      }
    }
    if (places.size() > MOST) {
      List<String> some = new ArrayList<>(places.subList(0, MOST));
      some.add("and in %d more charts".formatted(places.size() - MOST));
      return some;
    }
    return places;
  }
}
