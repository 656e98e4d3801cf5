// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serial;

/// Says that the deadline of a `map` has passed. It is no failure of an element: those come as
/// [java.util.concurrent.CompletionException].
public final class MapDeadlineException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Reports a deadline.
  ///
  /// @param message which deadline, and how many results had been yielded
  public MapDeadlineException(String message) {
    super(message);
  }
}
