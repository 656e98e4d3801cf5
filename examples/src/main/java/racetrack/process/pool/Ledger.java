// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A page of memory that the parent and one worker share, to agree on which tasks have begun.
///
/// Tasks are sent ahead of time. Some will be cancelled, some are wanted by another worker, and
/// when a worker dies, those that it had not begun must run elsewhere and the one that it had begun
/// must not. A message could not settle this: it may be on its way when the worker dies. So each
/// task has a word in shared memory, and both sides compare and set it:
///
/// | word          | meaning                                                       |
/// |---------------|---------------------------------------------------------------|
/// | `2 * task`    | offered: the worker may begin it, the parent may withdraw it  |
/// | `2 * task + 1`| begun by the worker                                           |
/// | anything else | withdrawn by the parent                                       |
///
/// The words outlive the worker. A worker that scribbles over them harms its own tasks only.
final class Ledger {

  /// How many words there are. They are used in turn, so a word is free for another task only when
  /// the one that had it before has ended or was withdrawn: [Window#hasRoom] sees to that.
  static final int SLOTS = 64;

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  private Ledger(ByteBuffer memory) {
    this.memory = memory;
  }

  /// Maps a file, which may be deleted afterwards.
  ///
  /// @param file the file; it is made if it is not there
  static Ledger map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // To map a buffer directly takes reflection, which a fresh JVM links for 20 ms.
      return new Ledger(
          channel.map(MapMode.READ_WRITE, 0, SLOTS * Long.BYTES, Arena.ofAuto()).asByteBuffer());
    }
  }

  /// Offers a task to the worker. Called by the parent before it sends the task.
  void offer(long task) {
    WORDS.setVolatile(memory, slot(task), 2 * task);
  }

  /// {@return whether the worker may run a task} Called by the worker.
  boolean begin(long task) {
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 2 * task + 1); // linearization point
  }

  /// {@return whether the worker will never run a task} Called by the parent.
  boolean withdraw(long task) {
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 0L); // linearization point
  }

  /// {@return whether the worker has begun a task}
  boolean begun(long task) {
    return (long) WORDS.getVolatile(memory, slot(task)) == 2 * task + 1;
  }

  private static int slot(long task) {
    return (int) (task % SLOTS) * Long.BYTES;
  }
}
