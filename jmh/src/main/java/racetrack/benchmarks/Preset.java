// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// How much time a run may take, and what each fork does with its part of it.
///
/// Short forks warm up little: `QUICK` shows who is faster by far, not who is faster by a tenth.
enum Preset {
  QUICK(new Budget(65, 510), new ForkShape(1, 200, 2, 100)),
  STANDARD(new Budget(300, 3_600), new ForkShape(2, 500, 3, 500)),
  RIGOROUS(new Budget(1_800, 21_600), new ForkShape(3, 1_000, 5, 1_000));

  private final Budget budget;
  private final ForkShape shape;

  Preset(Budget budget, ForkShape shape) {
    this.budget = budget;
    this.shape = shape;
  }

  Budget budget() {
    return budget;
  }

  ForkShape shape() {
    return shape;
  }
}
