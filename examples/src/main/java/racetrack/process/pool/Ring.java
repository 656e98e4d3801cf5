// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;

/// A pipe for bytes in memory that two processes share: one writes, the other reads.
///
/// A socket copies every byte into the kernel and out of it, and costs a system call on each side.
/// Here the writer's copy is the reader's source, and a system call is needed only to wake a side
/// that sleeps.
///
/// | word            | written by | meaning                                      |
/// |-----------------|------------|----------------------------------------------|
/// | `produced`      | writer     | how many bytes were ever written             |
/// | `consumed`      | reader     | how many of them were taken                  |
/// | `reader sleeps` | both       | 1: whoever writes must ring the reader's bell |
/// | `writer sleeps` | both       | 1: whoever makes room must ring the writer's  |
///
/// ## Why it is correct
///
/// - **Happens-before:** bytes are copied before `produced` is set, and read after it was seen; a
///   place is read before `consumed` is set, and written again after that was seen.
/// - **No lost wake-up:** who goes to sleep sets its word and then looks at the other's count once
///   more; who changes a count looks at the word after that. All four are volatile, so one of the
///   two sees the other. A bell too many is harmless: who wakes for nothing looks again.
/// - **A writer that dies** in the midst of a copy has not set `produced`: the reader never sees
///   half of a copy, and learns of the death from the bell's socket.
/// - **A neighbour that scribbles** here harms itself: each side keeps its own count, and believes
///   the other's only if it fits ([#used]); an index is a count modulo the capacity, so nothing is
///   ever touched outside.
final class Ring {

  /// How many bytes are under way at most; a power of two.
  static final int CAPACITY = 1 << 21;

  /// How much is copied before the reader is told, in bytes.
  private static final int PIECE = 1 << 16;

  private static final int PRODUCED = 0;
  private static final int CONSUMED = 128; // far enough away that no cache line is shared
  private static final int READER_SLEEPS = 256;
  private static final int WRITER_SLEEPS = 384;
  private static final int DATA = 512;

  /// How much memory a ring takes.
  static final int SIZE = DATA + CAPACITY;

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /// @param memory the shared memory, zero at first
  Ring(ByteBuffer memory) {
    this.memory = memory;
  }

  /// The writer's end.
  static final class Writer {

    private final Ring ring;
    private long produced;

    Writer(Ring ring) {
      this.ring = ring;
    }

    /// Writes as much as there is room for, a piece of it if it is large: while the next piece is
    /// written, the reader takes this one.
    ///
    /// @return how many bytes that was
    int write(ByteBuffer source) throws ProtocolException, ClosedChannelException {
      int count = Math.min(Math.min(source.remaining(), PIECE), room());
      if (count > 0) {
        ring.put(produced, source, count);
        produced += count;
        ring.set(PRODUCED, produced); // publishes: the bytes
      }
      return count;
    }

    int room() throws ProtocolException, ClosedChannelException {
      return CAPACITY - used(produced, ring.get(CONSUMED)); // acquires: the places
    }

    /// {@return whether the reader sleeps}
    boolean readerSleeps() throws ClosedChannelException {
      return ring.get(READER_SLEEPS) != 0;
    }

    /// {@return whether the reader sleeps, and this writer is the one to wake it}
    boolean wakesReader() throws ClosedChannelException {
      return ring.rouse(READER_SLEEPS);
    }

    /// {@return whether there is no room, and the reader will ring when there is}
    boolean mustSleep() throws ProtocolException, ClosedChannelException {
      ring.set(WRITER_SLEEPS, 1);
      if (room() == 0) {
        return true;
      }
      ring.set(WRITER_SLEEPS, 0);
      return false;
    }
  }

  /// The reader's end.
  static final class Reader {

    private final Ring ring;
    private long consumed;

    Reader(Ring ring) {
      this.ring = ring;
    }

    /// Reads as much as there is, and as there is room for.
    ///
    /// @return how many bytes that was
    int read(ByteBuffer target) throws ProtocolException, ClosedChannelException {
      int count = Math.min(target.remaining(), available());
      if (count > 0) {
        ring.take(consumed, target, count);
        consumed += count;
        ring.set(CONSUMED, consumed); // publishes: the places
      }
      return count;
    }

    int available() throws ProtocolException, ClosedChannelException {
      return used(ring.get(PRODUCED), consumed); // acquires: the bytes
    }

    /// {@return whether the writer sleeps, and this reader is the one to wake it} Not for every
    /// byte of room: it has some to do when it wakes.
    boolean wakesWriter() throws ProtocolException, ClosedChannelException {
      return available() <= CAPACITY / 2 && ring.rouse(WRITER_SLEEPS);
    }

    /// {@return whether nothing is there, and the writer will ring when something is}
    boolean mustSleep() throws ProtocolException, ClosedChannelException {
      ring.set(READER_SLEEPS, 1);
      return available() == 0;
    }

    /// Says that this reader is awake.
    void wake() throws ClosedChannelException {
      ring.set(READER_SLEEPS, 0);
    }
  }

  /// Writes any counts, for tests of how the other side bears with it.
  void forge(long produced, long consumed) throws ClosedChannelException {
    set(PRODUCED, produced);
    set(CONSUMED, consumed);
  }

  private static int used(long produced, long consumed) throws ProtocolException {
    long used = produced - consumed;
    if (used < 0 || used > CAPACITY) {
      throw new ProtocolException(
          "its ring claims to hold %d bytes, but has room for %d".formatted(used, CAPACITY));
    }
    return (int) used;
  }

  private void put(long position, ByteBuffer source, int count) throws ClosedChannelException {
    int start = index(position);
    int first = Math.min(count, CAPACITY - start);
    try {
      memory.put(DATA + start, source, source.position(), first);
      memory.put(DATA, source, source.position() + first, count - first);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException();
    }
    source.position(source.position() + count);
  }

  private void take(long position, ByteBuffer target, int count) throws ClosedChannelException {
    int start = index(position);
    int first = Math.min(count, CAPACITY - start);
    try {
      target.put(target.position(), memory, DATA + start, first);
      target.put(target.position() + first, memory, DATA, count - first);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException();
    }
    target.position(target.position() + count);
  }

  private static int index(long position) {
    return (int) (position & (CAPACITY - 1));
  }

  private boolean rouse(int word) throws ClosedChannelException {
    return get(word) != 0 && WORDS.compareAndSet(memory, word, 1L, 0L);
  }

  private long get(int word) throws ClosedChannelException {
    try {
      return (long) WORDS.getVolatile(memory, word);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException(); // the parent has buried the worker
    }
  }

  private void set(int word, long value) throws ClosedChannelException {
    try {
      WORDS.setVolatile(memory, word, value);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException();
    }
  }
}
