// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.programs.Figures;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;
import racetrack.scaling.Point;
import racetrack.scaling.Points;
import racetrack.scaling.Workload;
import racetrack.scaling.WorkloadGauge;

/// How long a thousand tasks take, over the number of workers, and where the curve has its knee.
///
/// Left of the knee, workers are missing: each more shortens the whole. Right of it, something else
/// is scarce, here the processors, and workers who queue for it cost memory and switches.
@Seed(rows = "0.3", idiom = "choose max_workers carefully: too many threads switch too much")
public final class KneeExample {

  private static final int TASKS = 1_000;
  private static final int CEILING = 256;
  private static final int BAR = 40;

  private KneeExample() {}

  /// Measures tasks that wait and compute on this host, for half a minute or less, and prints the
  /// curve.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted meanwhile
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    System.out.println("each task " + Workload.MIXED.description());
    curve(WorkloadGauge.of(Workload.MIXED, CEILING), System.out::println);
  }

  /// Draws the curve.
  ///
  /// @param gauge measures the tasks
  /// @param lines takes what the program prints
  /// @return the knee
  /// @throws InterruptedException if interrupted meanwhile
  /// @throws ExecutionException if a task failed
  static int curve(Gauge gauge, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    Advice advice = SizingSubject.FITTED.create().advise(gauge);
    Points points = advice.points();
    double longest =
        points.byWorkers().values().stream().mapToDouble(KneeExample::seconds).max().orElseThrow();
    lines.accept("%,d tasks take".formatted(TASKS));
    points
        .byWorkers()
        .forEach((workers, point) ->
            lines.accept(
                "%5d workers %8s  %s%s"
                    .formatted(
                        workers,
                        Figures.time(seconds(point)),
                        "#".repeat((int) Math.ceil(BAR * seconds(point) / longest)),
                        workers == advice.workers() ? "  <- the knee" : "")));
    int most = points.byWorkers().lastKey();
    lines.accept(
        "the knee: %d workers, %s times as fast as one"
            .formatted(advice.workers(), Figures.score(advice.speedup())));
    lines.accept(
        "%d workers do %s of what these do"
            .formatted(
                most,
                Figures.percent(points.at(most).throughput() / advice.recommended().throughput())));
    return advice.workers();
  }

  private static double seconds(Point point) {
    return TASKS / point.throughput();
  }
}
