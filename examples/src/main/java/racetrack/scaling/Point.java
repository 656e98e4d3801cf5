// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.Arrays;
import java.util.List;

/// All that was seen of a workload with one number of workers.
///
/// @param samples the samples, at least one, in the order in which they were taken
public record Point(List<Sample> samples) {

  /// Keeps a copy.
  ///
  /// @throws IllegalArgumentException if there are no samples
  public Point {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a point needs at least one sample");
    }
  }

  /// {@return the median throughput, which a sample that went wrong does not move}
  public double throughput() {
    return median(throughputs());
  }

  private double[] throughputs() {
    return samples.stream().mapToDouble(Sample::throughput).toArray();
  }

  /// {@return the median}
  ///
  /// @param values at least one
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// {@return the same on a faster host}
  ///
  /// @param factor how many times as fast
  public Point times(double factor) {
    return new Point(samples.stream().map(sample -> sample.times(factor)).toList());
  }

  /// {@return by how much the throughput may be wrong, relative to it: two standard errors}
  public double margin() {
    double throughput = throughput();
    return throughput > 0 ? twoStandardErrors(throughputs()) / throughput : 1;
  }

  /// {@return twice the standard error of the mean of some values; of one value, the value}
  ///
  /// @param values at least one
  public static double twoStandardErrors(double[] values) {
    int count = values.length;
    if (count == 1) {
      return values[0];
    }
    double mean = Arrays.stream(values).sum() / count;
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return 2 * Math.sqrt(squares / (count - 1) / count);
  }

  /// {@return where the time of a task went}
  public TaskTime time() {
    return TaskTime.sum(samples.stream().map(Sample::time).toList()).each(samples.size());
  }
}
