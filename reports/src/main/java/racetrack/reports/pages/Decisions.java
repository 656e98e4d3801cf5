// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import racetrack.reports.charts.Curve;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Overview.Branch;
import racetrack.reports.pages.Tutorials.Drawn;

/// Puts what was measured to the leaves of the decision tree.
///
/// @param patterns the patterns by key
/// @param processors how many processors the measured host has, or null if that is not known
record Decisions(Map<String, Drawn> patterns, @Nullable Integer processors) {

  List<Branch> branches(Guide guide) {
    return branches(guide.choices());
  }

  private List<Branch> branches(List<Guide.Choice> choices) {
    List<Branch> branches = new ArrayList<>();
    for (Guide.Choice choice : choices) {
      Drawn pattern = patterns.get(choice.key());
      if (pattern != null) {
        branches.add(
            new Branch(
                choice.words(),
                choice.key(),
                pattern.entry().title(),
                measured(pattern.figures()),
                List.of()));
      } else if (choice.key().isEmpty()) {
        branches.add(new Branch(choice.words(), "", "", "", branches(choice.below())));
      }
    }
    return branches;
  }

  /// Which subjects are best with one worker per processor.
  private String measured(List<ScalingFigure> figures) {
    if (figures.isEmpty()) {
      return "not measured";
    }
    ScalingFigure figure = figures.getFirst();
    int workers =
        processors != null && figure.workers().contains(processors)
            ? processors
            : figure.workers().last();
    List<String> leaders = Findings.leaders(figure, workers);
    double most =
        figure.curves().stream()
            .filter(curve -> leaders.isEmpty() || leaders.contains(curve.name()))
            .flatMap(curve -> curve.at(workers).stream())
            .mapToDouble(estimate -> estimate.mean())
            .reduce((one, two) -> figure.scale().advantage(one, two) < 1 ? two : one)
            .orElse(Double.NaN);
    if (Double.isNaN(most)) {
      return "not measured with " + Words.count(workers, "worker");
    }
    String amount =
        "%s with %s".formatted(Words.figure(most, figure.scale()), Words.count(workers, "worker"));
    List<String> names = figure.curves().stream().map(Curve::name).toList();
    return leaders.isEmpty()
        ? (names.size() == 1 ? names.getFirst() : "no one leads") + ", " + amount
        : String.join(" or ", leaders) + ", " + amount;
  }
}
