// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.concurrent.ExecutionException;

/// Measures a workload: the same task, again and again, on some number of workers.
///
/// A gauge is used by one thread at a time. What it measures may differ from one time to the next,
/// and what runs beside it on the host may change meanwhile.
public interface Gauge {

  /// {@return how many processors the workload may use; at least 1}
  int processors();

  /// {@return how many workers may be tried, at most; at least 1}
  int ceiling();

  /// Measures the workload once.
  ///
  /// @param workers how many workers run it, from 1 to the ceiling
  /// @return what was seen
  /// @throws InterruptedException if interrupted meanwhile; the workers have then ended
  /// @throws ExecutionException if a task failed; the cause is its failure
  Sample measure(int workers) throws InterruptedException, ExecutionException;
}
