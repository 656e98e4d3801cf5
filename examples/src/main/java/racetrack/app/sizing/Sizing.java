// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;

/// Recommends a number of workers for a workload.
///
/// Any number of threads may call it, each with a gauge of its own.
///
/// **What it promises,** of a workload whose throughput rises with the workers to some number, and
/// from there on stays or falls:
///
/// - §1 **Enough:** the recommended number has at least 95 % of the highest throughput that any
///   number from 1 to the gauge's ceiling has.
/// - §2 **Not too many:** half as many workers would lose more than one percent of it. A worker
///   that brings nothing still costs memory, and what it asks of others at the same time.
/// - §3 **Bounded:** no number above the ceiling is ever tried.
///
/// §4 All of this holds though samples differ by a few percent from one to the next, and though the
/// host becomes slower or faster while it measures.
public interface Sizing {

  /// Measures a workload and recommends.
  ///
  /// @param gauge measures the workload
  /// @return the number, and what it stands on
  /// @throws InterruptedException §5 if interrupted while measuring
  /// @throws ExecutionException §6 if a task of the workload failed; the cause is its failure
  Advice advise(Gauge gauge) throws InterruptedException, ExecutionException;
}
