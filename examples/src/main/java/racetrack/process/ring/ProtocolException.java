// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.io.IOException;
import java.io.Serial;

/// Says that what came from the other side is nothing that it may send.
public final class ProtocolException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /// Makes one.
  ///
  /// @param message what is wrong, as a sentence about the other side
  public ProtocolException(String message) {
    super(message);
  }
}
