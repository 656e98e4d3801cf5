// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;
import racetrack.scaling.Point;
import racetrack.scaling.Points;
import racetrack.scaling.Sample;
import racetrack.scaling.ScalingLaw;

/// The samples of a workload that are held against each other.
///
/// They are taken in rounds, up the numbers of workers and down again, and each is corrected for
/// how fast its round was beside the others. So a host that becomes slower, or has a busy second,
/// does so to all numbers alike: in a round all meet the same, and after an even number of rounds
/// each has been measured equally late, on average.
///
/// **Thread safety:** none; trials belong to the thread that makes them.
final class Trials {

  private final Gauge gauge;
  private final List<List<Sample>> rounds = new ArrayList<>();

  /// Those of other trials, brought to the speed of these.
  private final SortedMap<Integer, Point> adopted = new TreeMap<>();

  Trials(Gauge gauge) {
    this.gauge = gauge;
    rounds.add(new ArrayList<>());
  }

  /// Takes a sample in the current round.
  ///
  /// @return the sample
  Sample sample(int workers) throws InterruptedException, ExecutionException {
    Sample sample = gauge.measure(workers);
    rounds.getLast().add(sample);
    return sample;
  }

  /// Takes a round: one sample of each number of workers, up from the least in the first round and
  /// in every other, down from the greatest in those between.
  ///
  /// @param numbers the same in each round
  void round(SortedSet<Integer> numbers) throws InterruptedException, ExecutionException {
    if (!rounds.getLast().isEmpty()) {
      rounds.add(new ArrayList<>());
    }
    NavigableSet<Integer> up = new TreeSet<>(numbers);
    for (int workers : rounds.size() % 2 == 1 ? up : up.descendingSet()) {
      sample(workers);
    }
  }

  /// {@return what was seen, by number of workers}
  Points points() {
    double[] levels = rounds.stream().mapToDouble(round -> level(round)).toArray();
    double usual = Point.median(levels);
    SortedMap<Integer, List<Sample>> samples = new TreeMap<>();
    for (int round = 0; round < levels.length; round++) {
      double correction = usual / levels[round];
      for (Sample sample : rounds.get(round)) {
        samples
            .computeIfAbsent(sample.workers(), _ -> new ArrayList<>())
            .add(sample.times(correction));
      }
    }
    SortedMap<Integer, Point> points = new TreeMap<>(adopted);
    samples.forEach((workers, taken) -> points.put(workers, new Point(taken)));
    return new Points(points);
  }

  /// The geometric mean of the throughputs, to which each number contributes the same. A starved
  /// sample, in which no task got anywhere, says nothing of how fast the others were.
  private static double level(List<Sample> samples) {
    return Math.exp(
        samples.stream()
            .mapToDouble(Sample::throughput)
            .filter(throughput -> throughput > 0)
            .map(Math::log)
            .average()
            .orElse(0));
  }

  /// Adopts what other trials saw of numbers that were not tried in these.
  ///
  /// @param others with at least one number in common with these, which says how fast each were
  void adopt(Trials others) {
    Points own = points();
    Points foreign = others.points();
    double correction =
        Math.exp(
            own.byWorkers().keySet().stream()
                .filter(workers -> foreign.byWorkers().containsKey(workers))
                .mapToDouble(workers ->
                    Math.log(own.at(workers).throughput() / foreign.at(workers).throughput()))
                .filter(Double::isFinite)
                .average()
                .orElse(0));
    foreign.byWorkers().forEach((workers, point) -> adopted.put(workers, point.times(correction)));
  }

  /// {@return the fewest workers with as much throughput as a share of the highest}
  ///
  /// @param enough the share, from 0 to 1
  int fewest(double enough) {
    return points().fewest(enough);
  }

  /// {@return the number of workers with the highest throughput}
  int best() {
    return points().best();
  }

  /// {@return whether the throughput of a number, and the highest, are known well enough}
  ///
  /// @param workers the number
  /// @param margin by how much they may be wrong, relative to them
  boolean isSureOf(int workers, double margin) {
    Points points = points();
    return points.at(workers).margin() <= margin && points.at(points.best()).margin() <= margin;
  }

  /// {@return the number of workers at the summit of the fitted law, if it has one}
  OptionalInt summit() {
    OptionalDouble peak = points().law().map(ScalingLaw::peak).orElse(OptionalDouble.empty());
    return peak.isPresent()
        ? OptionalInt.of((int) Math.round(peak.getAsDouble()))
        : OptionalInt.empty();
  }

  /// {@return the number of workers that keep all processors busy if nothing else is scarce}
  ///
  /// It is processors · (1 + waiting / service), of a task alone: while one worker's task waits,
  /// others compute. This is Little's law, with as many tasks in service as processors.
  ///
  /// Source: B. Goetz et al., *Java Concurrency in Practice*, 2006, section 8.2.
  int estimate() {
    double computing = points().at(1).time().computing();
    return (int) Math.min(gauge.ceiling(), Math.ceil(gauge.processors() / computing));
  }

  /// {@return the advice to take some number of workers}
  Advice advice(int workers) {
    return new Advice(workers, estimate(), points());
  }
}
