// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.io.Serial;

/// There is nothing to measure. The message is a sentence for a person.
public final class BadTaskException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /// Creates one.
  ///
  /// @param message a sentence
  public BadTaskException(String message) {
    super(message);
  }
}
