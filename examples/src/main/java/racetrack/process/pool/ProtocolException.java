// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.io.Serial;

/// Says that the bytes of a frame or of a value are not what the other side may send.
final class ProtocolException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  ProtocolException(String message) {
    super(message);
  }
}
