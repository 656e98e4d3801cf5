// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import racetrack.advisor.Consultation;
import racetrack.scaling.Advice;
import racetrack.scaling.Sample;
import racetrack.scaling.ScalingLaw;
import racetrack.statistics.Estimate;
import racetrack.statistics.Scatter;

/// Draws what advice stands on: the measurements, the fitted law, and the knee.
public final class AdviceChart {

  private AdviceChart() {}

  /// Writes a chart as PNG and SVG.
  ///
  /// @param task the name of the task, which names the files too
  /// @param consultation what was measured
  /// @param folder where to write; it exists
  /// @return the PNG
  /// @throws IOException if they cannot be written
  public static Path write(String task, Consultation consultation, Path folder) throws IOException {
    Advice advice = consultation.advice();
    Scale scale = Scale.of("ops/s", advice.points().at(advice.points().best()).throughput());
    SortedMap<Integer, List<Double>> samples = new TreeMap<>();
    advice
        .points()
        .byWorkers()
        .forEach((workers, point) ->
            samples.put(workers, point.samples().stream().map(Sample::throughput).toList()));
    Scatter scatter = Scatter.of(samples.values());
    SortedMap<Integer, Estimate> points = new TreeMap<>();
    samples.forEach(
        (workers, each) -> points.put(workers, scatter.estimate(each).times(scale.factor())));
    Curve curve = new Curve("threads", points);
    ScalingFigure figure =
        new ScalingFigure("advice", task, new TreeMap<>(), tasks(scale), List.of(curve));
    Optional<ScalingLaw> law = advice.points().law().map(found -> found.times(scale.factor()));
    Knee knee = new Knee(advice.workers(), "recommended: " + advice.workers(), law);
    ChartFiles.write(
        figure, title(task, advice), consultation.processors(), knee, folder, name(task));
    return folder.resolve(name(task) + ".png");
  }

  private static String title(String task, Advice advice) {
    return task + ": " + advice.workers() + (advice.workers() == 1 ? " thread" : " threads");
  }

  private static Scale tasks(Scale scale) {
    return new Scale(scale.factor(), scale.unit().replace("operations", "tasks"), true);
  }

  private static String name(String task) {
    return task.replaceAll("[^\\w.-]+", "-");
  }
}
