// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.Serial;

/// Stands in for a failure in a worker that could not cross to the parent as the object it was.
///
/// Its message is the failure's own text and stack trace, or its class if it cannot be printed;
/// what [ProcessPool.Builder#maxPayload] has no room for is cut. Its cause says what kept the
/// failure from crossing, if that was found out in the parent.
public final class RemoteFailureException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Stands in for a failure.
  ///
  /// @param text the failure's text form and stack trace
  public RemoteFailureException(String text) {
    super(text);
  }
}
