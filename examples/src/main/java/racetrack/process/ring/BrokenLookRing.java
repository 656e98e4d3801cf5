// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;

/// **Broken:** [SharedRing] with a reader that looks first, and then says that it sleeps.
///
/// ## Why it breaks
///
/// Bytes that come between the look and the word are seen by nobody: the reader has looked already,
/// and the writer finds it awake.
///
/// | step | writer                        | reader                       | `reader sleeps` |
/// |------|-------------------------------|------------------------------|-----------------|
/// | 1    |                               | looks: nothing               | 0               |
/// | 2    | writes a byte                 |                              | 0               |
/// | 3    | looks: awake, does not ring   |                              | 0               |
/// | 4    |                               | says that it sleeps, sleeps  | 1               |
///
/// This is a lost wake-up: if the writer waits for an answer, both sleep for ever.
///
/// **Where it is right:** where the reader looks again after some time in any case.
///
/// **CERT:** VNA03.
public final class BrokenLookRing implements Ring {

  /// How much is copied before the reader is told, in bytes.
  private static final int PIECE = 1 << 16;

  private static final int PRODUCED = 0;
  private static final int CONSUMED = 128; // far enough away that no cache line is shared
  private static final int READER_SLEEPS = 256;
  private static final int WRITER_SLEEPS = 384;

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int capacity;

  /// A ring over a piece of memory, which is zero at first.
  ///
  /// @param memory a direct buffer of [#HEAD] bytes and a power of two
  /// @throws IllegalArgumentException if it is another
  public BrokenLookRing(ByteBuffer memory) {
    if (!memory.isDirect() || Integer.bitCount(memory.capacity() - HEAD) != 1) {
      throw new IllegalArgumentException(
          "memory must be a direct buffer of %d bytes and a power of two, but was %s"
              .formatted(HEAD, memory));
    }
    this.memory = memory;
    this.capacity = memory.capacity() - HEAD;
  }

  @Override
  public Writer writer() {
    return new Writer(this);
  }

  @Override
  public Reader reader() {
    return new Reader(this);
  }

  /// The writer's end.
  public static final class Writer implements Ring.Writer {

    private final BrokenLookRing ring;
    private long produced;

    private Writer(BrokenLookRing ring) {
      this.ring = ring;
    }

    @Override
    public int write(ByteBuffer source) throws ProtocolException, ClosedChannelException {
      int count = Math.min(Math.min(source.remaining(), PIECE), room());
      if (count > 0) {
        ring.put(produced, source, count);
        produced += count;
        ring.set(PRODUCED, produced);
      }
      return count;
    }

    /// {@return how many bytes there is room for}
    ///
    /// @throws ProtocolException if the reader's count cannot be
    /// @throws ClosedChannelException if the memory was given back
    public int room() throws ProtocolException, ClosedChannelException {
      return ring.capacity - ring.used(produced, ring.get(CONSUMED));
    }

    /// {@return whether the reader sleeps}
    ///
    /// @throws ClosedChannelException if the memory was given back
    public boolean readerSleeps() throws ClosedChannelException {
      return ring.get(READER_SLEEPS) != 0;
    }

    @Override
    public boolean wakesReader() throws ClosedChannelException {
      return ring.rouse(READER_SLEEPS);
    }

    @Override
    public boolean mustSleep() throws ProtocolException, ClosedChannelException {
      ring.set(WRITER_SLEEPS, 1);
      if (room() == 0) {
        return true;
      }
      ring.set(WRITER_SLEEPS, 0);
      return false;
    }
  }

  /// The reader's end.
  public static final class Reader implements Ring.Reader {

    private final BrokenLookRing ring;
    private long consumed;

    private Reader(BrokenLookRing ring) {
      this.ring = ring;
    }

    @Override
    public int read(ByteBuffer target) throws ProtocolException, ClosedChannelException {
      int count = Math.min(target.remaining(), available());
      if (count > 0) {
        ring.take(consumed, target, count);
        consumed += count;
        ring.set(CONSUMED, consumed);
      }
      return count;
    }

    /// {@return how many bytes are there}
    ///
    /// @throws ProtocolException if the writer's count cannot be
    /// @throws ClosedChannelException if the memory was given back
    public int available() throws ProtocolException, ClosedChannelException {
      return ring.used(ring.get(PRODUCED), consumed);
    }

    @Override
    public boolean wakesWriter() throws ProtocolException, ClosedChannelException {
      return available() <= ring.capacity / 2 && ring.rouse(WRITER_SLEEPS);
    }

    @Override
    public boolean mustSleep() throws ProtocolException, ClosedChannelException {
      boolean isEmpty = available() == 0; // wound: looks before it says that it sleeps
      ring.set(READER_SLEEPS, 1);
      return isEmpty; // follows the wound
    }

    @Override
    public void wake() throws ClosedChannelException {
      ring.set(READER_SLEEPS, 0);
    }
  }

  /// Writes any counts, for tests of how the other side bears with it.
  void forge(long produced, long consumed) throws ClosedChannelException {
    set(PRODUCED, produced);
    set(CONSUMED, consumed);
  }

  private int used(long produced, long consumed) throws ProtocolException {
    long used = produced - consumed;
    if (used < 0 || used > capacity) {
      throw new ProtocolException(
          "its ring claims to hold %d bytes, but has room for %d".formatted(used, capacity));
    }
    return (int) used;
  }

  private void put(long position, ByteBuffer source, int count) throws ClosedChannelException {
    int start = index(position);
    int first = Math.min(count, capacity - start);
    try {
      memory.put(HEAD + start, source, source.position(), first);
      memory.put(HEAD, source, source.position() + first, count - first);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException();
    }
    source.position(source.position() + count);
  }

  private void take(long position, ByteBuffer target, int count) throws ClosedChannelException {
    int start = index(position);
    int first = Math.min(count, capacity - start);
    try {
      target.put(target.position(), memory, HEAD + start, first);
      target.put(target.position() + first, memory, HEAD, count - first);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException();
    }
    target.position(target.position() + count);
  }

  private int index(long position) {
    return (int) (position & (capacity - 1));
  }

  private boolean rouse(int word) throws ClosedChannelException {
    return get(word) != 0 && WORDS.compareAndSet(memory, word, 1L, 0L);
  }

  private long get(int word) throws ClosedChannelException {
    try {
      return (long) WORDS.getVolatile(memory, word);
    } catch (IllegalStateException e) {
      throw new ClosedChannelException(); // the memory was given back
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
