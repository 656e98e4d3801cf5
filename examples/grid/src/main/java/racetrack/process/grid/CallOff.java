// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.Serializable;
import java.util.UUID;

/// Goes after an errand, to interrupt it.
///
/// @param id the errand's name
record CallOff(UUID id) implements Runnable, Serializable {

  @Override
  public void run() {
    Desk.callOff(id);
  }
}
