// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import racetrack.runners.BenchmarkPreset;

/// What a preset stands for.
///
/// @param budget how much time the run may take
/// @param shape what each fork does with its part of it
/// @param aim half the width of an interval, as a part of the mean, that is narrow enough: a curve
///   whose intervals are all as narrow gets no more forks
record Effort(Budget budget, ForkShape shape, double aim) {

  /// {@return what a preset stands for}
  static Effort of(BenchmarkPreset preset) {
    return switch (preset) {
      case quick -> new Effort(new Budget(120, 610), new ForkShape(100, 1, 30, 60), 0.10);
      case standard -> new Effort(new Budget(600, 3_600), new ForkShape(300, 1, 100, 300), 0.05);
      case rigorous ->
          new Effort(new Budget(3_600, 21_600), new ForkShape(1_500, 4, 100, 300), 0.02);
    };
  }
}
