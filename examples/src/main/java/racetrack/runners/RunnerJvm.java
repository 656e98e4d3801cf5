// SPDX-License-Identifier: Apache-2.0
package racetrack.runners;

/// The classes of the runners' programs.
public final class RunnerJvm {

  /// The program that asks race scenarios.
  public static final String RACES = "racetrack.races.RaceRunner";

  /// The program that runs benchmarks.
  public static final String BENCHMARKS = "racetrack.benchmarks.BenchmarkRunner";

  private RunnerJvm() {}
}
