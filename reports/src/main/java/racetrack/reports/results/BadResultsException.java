// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A file in the results folder is not what it should be. The message is a sentence for a person.
public final class BadResultsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /// Says what is wrong.
  ///
  /// @param message which file, what was wrong, and what would be right
  /// @param cause how it was noticed, or null
  public BadResultsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
