// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;

/// Runs one fork of a curve.
@FunctionalInterface
interface ForkRunner {

  /// {@return the iterations of each cell}
  ///
  /// @param curve what to run
  /// @throws ForkFailedException if it gives a wrong answer, or none
  Map<Cell, BenchmarkResult> run(Curve curve) throws ForkFailedException;
}
