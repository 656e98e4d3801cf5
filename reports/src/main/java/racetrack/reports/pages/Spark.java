// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A small curve that stands in a line of text: no axes, the shape only. The workers double from
/// step to step, and the highest value touches the top.
///
/// @param label what it shows, in words
/// @param width its width
/// @param height its height
/// @param lines the curves; empty if nothing was measured
public record Spark(String label, int width, int height, List<Line> lines) {

  private static final int EDGE = 3;

  /// One curve.
  ///
  /// @param style a class of the style sheet
  /// @param points its points, as SVG wants them
  /// @param x where its last point is
  /// @param y how high that is
  public record Line(String style, String points, String x, String y) {}

  /// A curve to draw.
  ///
  /// @param style a class of the style sheet
  /// @param values its values over the workers
  record Values(String style, SortedMap<Integer, Double> values) {}

  /// {@return the small picture of some curves}
  ///
  /// @param label what they show
  /// @param width the width
  /// @param height the height
  /// @param curves the curves; those in front last
  static Spark of(String label, int width, int height, List<Values> curves) {
    double most =
        curves.stream()
            .flatMap(curve -> curve.values.values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    int first = curves.stream().mapToInt(c -> c.values.firstKey()).min().orElse(1);
    int last = curves.stream().mapToInt(c -> c.values.lastKey()).max().orElse(1);
    if (!(most > 0) || first == last) {
      return new Spark(label, width, height, List.of());
    }
    double span = Math.log((double) last / first);
    List<Line> lines = new ArrayList<>();
    for (Values curve : curves) {
      List<String> points = new ArrayList<>();
      curve.values.forEach((workers, value) -> {
        double x = EDGE + (width - 2.0 * EDGE) * Math.log((double) workers / first) / span;
        double y = height - EDGE - (height - 2.0 * EDGE) * value / most;
        points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
      });
      String[] end = points.getLast().split(",", 2);
      lines.add(
          new Line(curve.style, points.stream().collect(Collectors.joining(" ")), end[0], end[1]));
    }
    return new Spark(label, width, height, lines);
  }
}
