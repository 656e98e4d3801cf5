// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/// Gunther's Universal Scalability Law, fitted to throughput over workers.
///
/// `throughput(w) = λ w / (1 + σ (w - 1) + κ w (w - 1))`. With σ = κ = 0 it is linear scaling; with
/// κ = 0 it is Amdahl's law.
///
/// Source: N. J. Gunther, *Guerrilla Capacity Planning*, Springer, 2007, chapter 4.
///
/// @param lambda λ: the throughput of one worker, in the unit of the measurements
/// @param sigma σ: contention, the share of the work that only one worker can do at a time; ≥ 0
/// @param kappa κ: coherence, the cost of the workers keeping each other up to date; ≥ 0
/// @param deviation by how much the law misses the worst of the measurements, relative to them
public record ScalingLaw(double lambda, double sigma, double kappa, double deviation) {

  /// How many worker counts a fit needs: one more than the law has parameters.
  public static final int ENOUGH = 4;

  /// Fits the law by least squares.
  ///
  /// Divided into w, the law is linear in `1/λ`, `σ/λ` and `κ/λ`: the time of a worker's operation
  /// is `w / throughput(w) = 1/λ + σ/λ (w - 1) + κ/λ w (w - 1)`. What is minimised is the sum of
  /// the squares of its relative errors, so that small throughputs count as much as large ones. No
  /// coefficient may be negative; there are so few that every choice of those to keep is tried.
  ///
  /// @param throughputs the throughput by number of workers, in any unit; all positive
  /// @return the law, or nothing if there are fewer than [#ENOUGH] worker counts
  public static Optional<ScalingLaw> fit(SortedMap<Integer, Double> throughputs) {
    if (throughputs.size() < ENOUGH) {
      return Optional.empty();
    }
    boolean[] both = {true, false};
    ScalingLaw best = null;
    double least = Double.POSITIVE_INFINITY;
    for (boolean contention : both) {
      for (boolean coherence : both) {
        Optional<ScalingLaw> law = fit(throughputs, contention, coherence);
        double squares = law.map(l -> l.squares(throughputs)).orElse(Double.POSITIVE_INFINITY);
        if (squares < least) {
          least = squares;
          best = law.orElseThrow();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /// {@return the throughput that the law predicts}
  ///
  /// @param workers the number of workers, at least 1; fractions let a curve be drawn
  public double throughput(double workers) {
    return lambda * workers / (1 + sigma * (workers - 1) + kappa * workers * (workers - 1));
  }

  /// {@return the number of workers with the highest throughput, unless the law never turns down}
  public OptionalDouble peak() {
    return kappa > 0
        ? OptionalDouble.of(Math.max(1, Math.sqrt(Math.max(0, 1 - sigma) / kappa)))
        : OptionalDouble.empty();
  }

  /// {@return the same law in another unit}
  ///
  /// @param factor how many of the other unit make one of this
  public ScalingLaw times(double factor) {
    return new ScalingLaw(lambda * factor, sigma, kappa, deviation);
  }

  /// The best law that keeps only the chosen terms, if none of its coefficients is negative.
  private static Optional<ScalingLaw> fit(
      SortedMap<Integer, Double> throughputs, boolean contention, boolean coherence) {
    double[][] normal = new double[3][4];
    for (Map.Entry<Integer, Double> point : throughputs.entrySet()) {
      double workers = point.getKey();
      double time = workers / point.getValue();
      double[] row = {
        1 / time,
        contention ? (workers - 1) / time : 0,
        coherence ? workers * (workers - 1) / time : 0,
        1
      };
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 4; j++) {
          normal[i][j] += row[i] * row[j];
        }
      }
    }
    double[] coefficients = solve(normal);
    double perOperation = coefficients[0];
    double sigma = coefficients[1] / perOperation;
    double kappa = coefficients[2] / perOperation;
    if (!(perOperation > 0) || !(sigma >= 0) || !(kappa >= 0)) {
      return Optional.empty();
    }
    ScalingLaw law = new ScalingLaw(1 / perOperation, sigma, kappa, 0);
    double deviation = 0;
    for (Map.Entry<Integer, Double> point : throughputs.entrySet()) {
      double predicted = law.throughput(point.getKey());
      deviation = Math.max(deviation, Math.abs(predicted / point.getValue() - 1));
    }
    return Optional.of(new ScalingLaw(law.lambda, sigma, kappa, deviation));
  }

  /// Gauss–Jordan elimination of symmetric equations; a column of zeros gets the answer zero.
  private static double[] solve(double[][] equations) {
    int size = equations.length;
    for (int pivot = 0; pivot < size; pivot++) {
      if (equations[pivot][pivot] == 0) {
        equations[pivot][pivot] = 1;
      }
      for (int row = 0; row < size; row++) {
        if (row != pivot) {
          double factor = equations[row][pivot] / equations[pivot][pivot];
          for (int column = pivot; column <= size; column++) {
            equations[row][column] -= factor * equations[pivot][column];
          }
        }
      }
    }
    double[] solution = new double[size];
    for (int row = 0; row < size; row++) {
      solution[row] = equations[row][size] / equations[row][row];
    }
    return solution;
  }

  private double squares(SortedMap<Integer, Double> throughputs) {
    double sum = 0;
    for (Map.Entry<Integer, Double> point : throughputs.entrySet()) {
      double error = point.getValue() / throughput(point.getKey()) - 1;
      sum += error * error;
    }
    return sum;
  }
}
