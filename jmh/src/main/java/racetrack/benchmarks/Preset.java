// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// How much time a run may take, and what each fork does with its part of it.
///
/// Short forks warm up little: `QUICK` shows who is faster by far, not who is faster by a tenth.
enum Preset {
  QUICK(new Budget(65, 480), new ForkShape(1, 200, 2, 100), false),
  STANDARD(new Budget(300, 3_600), new ForkShape(2, 500, 3, 500), true),
  RIGOROUS(new Budget(1_800, 21_600), new ForkShape(3, 1_000, 5, 1_000), true);

  private final Budget budget;
  private final ForkShape shape;
  private final boolean countsBytes;

  Preset(Budget budget, ForkShape shape, boolean countsBytes) {
    this.budget = budget;
    this.shape = shape;
    this.countsBytes = countsBytes;
  }

  Budget budget() {
    return budget;
  }

  ForkShape shape() {
    return shape;
  }

  /// {@return whether the bytes allocated per operation are measured too}
  boolean countsBytes() {
    return countsBytes;
  }
}
