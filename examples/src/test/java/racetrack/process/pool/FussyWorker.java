// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.File;
import java.io.IOException;

/// A worker that starts only if it finds a seat, which it takes.
final class FussyWorker {

  /// The environment variable that names the folder of the seats, one file each.
  static final String SEATS = "SEATS";

  private FussyWorker() {}

  public static void main(String[] arguments) throws IOException {
    for (File seat : new File(System.getenv(SEATS)).listFiles()) {
      if (seat.delete()) {
        WorkerMain.main(arguments);
        return;
      }
    }
    System.err.println("no seat is left");
    System.exit(1);
  }
}
