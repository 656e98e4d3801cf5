// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

/// How often a task that was accepted may be run.
///
/// Exactly once is not among them: when a worker is cut off, nobody can know from afar whether it
/// had begun. One has to choose which of the two mistakes to make.
public enum Delivery {
  /// A task is run once or not at all. If nobody can know which, its future says so, by failing.
  AT_MOST_ONCE,

  /// A task is run until there is an outcome. So it must not matter if it is run twice.
  AT_LEAST_ONCE
}
