// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import racetrack.process.ledger.Ledger;
import racetrack.process.ledger.SharedLedger;

/// A page of memory that the parent and one worker share, to agree on which tasks have begun.
///
/// Tasks are sent ahead of time. Some will be cancelled, some are wanted by another worker, and
/// when a worker dies, those that it had not begun must run elsewhere and the one that it had begun
/// must not. The parent is the ledger's owner. A place is free for another task only when the one
/// that had it before has ended or was withdrawn: [Window#hasRoom] sees to that.
final class LedgerFile {

  private LedgerFile() {}

  /// Maps a file, which may be deleted afterwards.
  ///
  /// @param file the file; it is made if it is not there
  static SharedLedger map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // To map a buffer directly takes reflection, which a fresh JVM has to link first.
      return new SharedLedger(
          channel.map(MapMode.READ_WRITE, 0, Ledger.SIZE, Arena.ofAuto()).asByteBuffer());
    }
  }
}
