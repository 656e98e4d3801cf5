// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// Direct memory for one sample each, of which a scenario needs millions: to allocate it for each
/// would take longer than the race.
///
/// A piece is used again after so many others that its sample is long over.
public final class DirectMemory {

  /// More than jcstress has samples at a time, in all of its settings.
  private static final int PIECES = 1 << 14;

  /// How much one sample can have, in bytes.
  private static final int MOST = 1 << 10;

  private static final ByteBuffer ZEROS = ByteBuffer.allocate(MOST);
  private static final ByteBuffer MEMORY = ByteBuffer.allocateDirect(PIECES * MOST);
  private static final AtomicInteger USED = new AtomicInteger();

  private DirectMemory() {}

  /// {@return a piece of memory that is zero, with the address of a word}
  ///
  /// @param size how much, in bytes
  public static ByteBuffer zeros(int size) {
    int piece = USED.getAndIncrement() & (PIECES - 1);
    return MEMORY.slice(piece * MOST, size).put(0, ZEROS, 0, size);
  }
}
