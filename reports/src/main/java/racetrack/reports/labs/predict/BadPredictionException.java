// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.Serial;

/// Something that a person wrote cannot be used. The message is a sentence for them: what was
/// wrong, and what would be right.
public final class BadPredictionException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Tells a person.
  ///
  /// @param message the sentence
  public BadPredictionException(String message) {
    super(message);
  }
}
