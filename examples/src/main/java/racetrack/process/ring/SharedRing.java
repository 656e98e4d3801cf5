// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;

/// A ring in memory that two processes share, with a word for each side that sleeps.
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
/// **Seed idiom:** `multiprocessing.Pipe()`, with `shared_memory` in place of the pipe.
///
/// **Thread safety:** one writer, one reader.
///
/// ## Why it is correct
///
/// - **Invariant:** the bytes from `consumed` to `produced`, modulo the capacity, are the reader's;
///   all other places are the writer's. Each count has one writer.
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
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// Two copies per byte, and three volatile accesses per write or read, two of them with a fence.
/// The words lie in cache lines of their own. A compare-and-set is made only to wake a side that
/// sleeps.
///
/// ## Broken twins
///
/// [BrokenEarlyRing] publishes the count before the bytes; [BrokenFreedRing] gives a place back
/// before it was read; [BrokenLookRing] looks first, and then says that it sleeps;
/// [BrokenReleaseRing] does both in the right order, with accesses that may be reordered.
///
/// ## Sources
///
/// - E. W. Dijkstra, *Cooperating sequential processes*, 1965: T. J. Dekker's mutual exclusion,
///   where each side says what it wants, and then looks at what the other does.
/// - L. Lamport, *Proving the Correctness of Multiprocess Programs*, IEEE TSE 3(2), 1977: the ring
///   with two counts.
/// - R. Russell, *virtio: Towards a De-Facto Standard For Virtual I/O Devices*, 2008: a ring in
///   shared memory whose sides say whether they want to be woken.
public final class SharedRing implements Ring {

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
  public SharedRing(ByteBuffer memory) {
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

    private final SharedRing ring;
    private long produced;

    private Writer(SharedRing ring) {
      this.ring = ring;
    }

    @Override
    public int write(ByteBuffer source) throws ProtocolException, ClosedChannelException {
      int count = Math.min(Math.min(source.remaining(), PIECE), room());
      if (count > 0) {
        ring.put(produced, source, count);
        produced += count;
        ring.set(PRODUCED, produced); // publishes: the bytes
      }
      return count;
    }

    /// {@return how many bytes there is room for}
    ///
    /// @throws ProtocolException if the reader's count cannot be
    /// @throws ClosedChannelException if the memory was given back
    public int room() throws ProtocolException, ClosedChannelException {
      return ring.capacity - ring.used(produced, ring.get(CONSUMED)); // acquires: the places
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

    private final SharedRing ring;
    private long consumed;

    private Reader(SharedRing ring) {
      this.ring = ring;
    }

    @Override
    public int read(ByteBuffer target) throws ProtocolException, ClosedChannelException {
      int count = Math.min(target.remaining(), available());
      if (count > 0) {
        ring.take(consumed, target, count);
        consumed += count;
        ring.set(CONSUMED, consumed); // publishes: the places
      }
      return count;
    }

    /// {@return how many bytes are there}
    ///
    /// @throws ProtocolException if the writer's count cannot be
    /// @throws ClosedChannelException if the memory was given back
    public int available() throws ProtocolException, ClosedChannelException {
      return ring.used(ring.get(PRODUCED), consumed); // acquires: the bytes
    }

    @Override
    public boolean wakesWriter() throws ProtocolException, ClosedChannelException {
      return available() <= ring.capacity / 2 && ring.rouse(WRITER_SLEEPS);
    }

    @Override
    public boolean mustSleep() throws ProtocolException, ClosedChannelException {
      ring.set(READER_SLEEPS, 1);
      return available() == 0;
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
