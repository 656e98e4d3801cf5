// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.io.Serial;

/// A file of a teacher's is no scheme; the message has a line for each fault, with file and line.
public final class BadSchemeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Reports faults.
  ///
  /// @param message a line for each
  public BadSchemeException(String message) {
    super(message);
  }
}
