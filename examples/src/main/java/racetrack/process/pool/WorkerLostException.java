// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serial;

/// The failure of a task whose worker process ended while it ran the task.
///
/// The task may have done all, some or none of its work. It is not run again unless
/// [ProcessPool.Builder#retries] asks for that.
public final class WorkerLostException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Reports a loss.
  ///
  /// @param message which worker was lost, and how it ended
  public WorkerLostException(String message) {
    super(message);
  }
}
