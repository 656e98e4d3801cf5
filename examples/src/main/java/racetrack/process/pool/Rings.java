// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import racetrack.process.ring.Ring;
import racetrack.process.ring.SharedRing;

/// The two rings that a parent shares with one worker, in a file that both map.
///
/// @param tasks from the parent to the worker
/// @param results from the worker to the parent
/// @param arena owns the mapping; closing it unmaps the memory
record Rings(SharedRing tasks, SharedRing results, Arena arena) implements AutoCloseable {

  /// How many bytes are under way in a ring at most.
  static final int CAPACITY = 1 << 21;

  private static final int RING = Ring.HEAD + CAPACITY;
  private static final int SIZE = 2 * RING;

  /// Makes the file and maps it. In the parent.
  ///
  /// All its blocks are written once, so that a file system that is full says so here and now; a
  /// mapped block that cannot be had later would be a fault in the midst of a copy.
  static Rings create(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
      while (channel.position() < SIZE) {
        channel.write(
            zeros.clear().limit((int) Math.min(zeros.capacity(), SIZE - channel.position())));
      }
      return map(channel, Arena.ofShared());
    }
  }

  /// Maps the file. In the worker, which keeps it for as long as it lives.
  static Rings open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return map(channel, Arena.global());
    }
  }

  private static Rings map(FileChannel channel, Arena arena) throws IOException {
    ByteBuffer memory = channel.map(MapMode.READ_WRITE, 0, SIZE, arena).asByteBuffer();
    return new Rings(
        new SharedRing(memory.slice(0, RING)), new SharedRing(memory.slice(RING, RING)), arena);
  }

  /// Gives the memory back. Whoever still uses a ring finds it closed.
  @Override
  public void close() {
    arena.close();
  }
}
