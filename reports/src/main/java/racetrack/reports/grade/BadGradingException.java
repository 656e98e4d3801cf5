// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.Serial;

/// Something cannot be graded as it was asked for. The message is a sentence for a person.
public final class BadGradingException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Tells of it.
  ///
  /// @param message what is wrong, and what would be right
  public BadGradingException(String message) {
    super(message);
  }
}
