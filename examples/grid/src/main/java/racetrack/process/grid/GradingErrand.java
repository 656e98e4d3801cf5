// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;

/// A batch of submissions on its way to a member, which grades it.
///
/// @param order a zip file, as [GradingDesk#grade] wants it
@SuppressWarnings("ArrayRecordComponent") // never compared
record GradingErrand(byte[] order) implements Callable<byte[]>, Serializable {

  @Override
  public byte[] call() throws IOException, InterruptedException {
    return GradingDesk.grade(order);
  }
}
