// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import org.openjdk.jmh.results.BenchmarkResult;

/// Runs one fork of a cell.
@FunctionalInterface
interface ForkRunner {

  /// {@return the iterations of the fork}
  ///
  /// @param cell what to run
  /// @throws ForkFailedException if it gives a wrong answer, or none
  BenchmarkResult run(Cell cell) throws ForkFailedException;
}
