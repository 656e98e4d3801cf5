// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

/// How long to measure, and how surely; written as a command line has it.
public enum BenchmarkPreset {
  /// In minutes, to see the shape of the curves.
  quick,
  /// In up to an hour, to tell subjects apart.
  standard,
  /// In hours, for figures that are published.
  rigorous
}
