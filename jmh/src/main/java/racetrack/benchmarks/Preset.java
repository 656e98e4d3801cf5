// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// How much time a run may take, what each fork does with its part of it, and when a curve has had
/// enough: once no interval of its is wider than the aim.
enum Preset {
  QUICK(new Budget(120, 610), new ForkShape(100, 1, 30, 60), 0.10),
  STANDARD(new Budget(600, 3_600), new ForkShape(300, 1, 100, 300), 0.05),
  RIGOROUS(new Budget(3_600, 21_600), new ForkShape(1_500, 4, 100, 300), 0.02);

  private final Budget budget;
  private final ForkShape shape;
  private final double aim;

  Preset(Budget budget, ForkShape shape, double aim) {
    this.budget = budget;
    this.shape = shape;
    this.aim = aim;
  }

  Budget budget() {
    return budget;
  }

  ForkShape shape() {
    return shape;
  }

  /// {@return half the width of an interval, as a part of the mean, that is narrow enough}
  double aim() {
    return aim;
  }
}
