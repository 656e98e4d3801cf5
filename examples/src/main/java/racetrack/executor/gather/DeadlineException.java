// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.io.Serial;

/// Says that the time was up before all was gathered. A task's own time-out is never one of these.
public final class DeadlineException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Says which time is over.
  ///
  /// @param message a sentence
  public DeadlineException(String message) {
    super(message);
  }
}
