// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import java.io.Serial;

/// Something is wrong with a lab's folder, or with what was wanted of it. The message is for a
/// person: what was wrong, and how to go on.
public final class BadLabException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Reports what is wrong.
  ///
  /// @param message what was wrong, and how to go on
  public BadLabException(String message) {
    super(message);
  }
}
