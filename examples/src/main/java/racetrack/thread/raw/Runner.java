// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.List;
import java.util.concurrent.Callable;

/// Runs tasks side by side, each on a thread of its own, and waits for all of them.
///
/// How a caller waits is unspecified: it may spin.
///
/// §1 **Memory effect:** what the caller wrote before is seen by each task; what each task wrote is
/// seen by the caller afterwards.
public interface Runner {

  /// §2 Runs all tasks at the same time, none of them on the thread of the caller, and waits for
  /// all of them.
  ///
  /// @param <T> the type of the results
  /// @param tasks the tasks, named by their place in the list
  /// @return §3 an outcome for each task, in the same place
  /// @throws InterruptedException §4 if interrupted while waiting; the tasks are then interrupted
  ///   too, and may still run
  <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks) throws InterruptedException;
}
