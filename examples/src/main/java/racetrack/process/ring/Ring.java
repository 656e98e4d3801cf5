// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/// A pipe for bytes in a piece of memory, from one writer to one reader, who may each sleep.
///
/// Nobody waits in a call. A side that finds nothing to do may go to sleep, at a bell of its own
/// that is no part of the ring: it asks [Reader#mustSleep] or [Writer#mustSleep] before. The other
/// side asks after everything that it does whether it has to ring: [Writer#wakesReader],
/// [Reader#wakesWriter].
///
/// At any time at most one thread may use the writer's end, and at most one the reader's. §1 What
/// is done at one of two rings over the same memory, is seen at the other: writer and reader may be
/// in two processes that both map it.
///
/// §2 **Memory effect:** what the writer did before it wrote a byte happens-before what the reader
/// does after it has read it.
public interface Ring {

  /// How much of the memory is taken by other things than the bytes, in bytes. The rest is the
  /// ring's capacity, a power of two.
  int HEAD = 512;

  /// {@return the writer's end} It is asked for once.
  Writer writer();

  /// {@return the reader's end} It is asked for once.
  Reader reader();

  /// The end at which bytes go in.
  interface Writer {

    /// Writes as much as there is room for, or a piece of it if that is large: while the next piece
    /// is written, the reader takes this one.
    ///
    /// @param source the bytes; its position is advanced
    /// @return how many bytes that was: §3 none only if there is no room, or the source has none;
    ///   §4 the reader gets them whole, once and in order
    /// @throws ProtocolException if the reader's part of the memory holds what cannot be
    /// @throws ClosedChannelException if the memory was given back
    /// @throws IOException no other
    int write(ByteBuffer source) throws IOException;

    /// To be asked after each [#write].
    ///
    /// @return §5 whether the reader sleeps, and this writer is the one to wake it: true once for
    ///   each time that it falls asleep
    /// @throws IOException as [#write]
    boolean wakesReader() throws IOException;

    /// To be asked before this side goes to sleep.
    ///
    /// @return §6 whether there is no room. §7 If so, and not before, the reader will hear from
    ///   [Reader#wakesWriter] that it has to ring
    /// @throws IOException as [#write]
    boolean mustSleep() throws IOException;
  }

  /// The end at which bytes come out.
  interface Reader {

    /// Reads as much as there is, and as there is room for.
    ///
    /// @param target where to; its position is advanced
    /// @return how many bytes that was: §8 none only if there are none, or the target is full
    /// @throws ProtocolException if the writer's part of the memory holds what cannot be
    /// @throws ClosedChannelException if the memory was given back
    /// @throws IOException no other
    int read(ByteBuffer target) throws IOException;

    /// To be asked after each [#read]. Not every byte of room is worth a bell: the writer has some
    /// to write when it wakes.
    ///
    /// @return §9 whether the writer sleeps, at least half of the ring is free, and this reader is
    ///   the one to wake it: true once for each time that it falls asleep
    /// @throws IOException as [#read]
    boolean wakesWriter() throws IOException;

    /// To be asked before this side goes to sleep.
    ///
    /// @return §10 whether there are no bytes. §11 If so, the writer hears from
    ///   [Writer#wakesReader] that it has to ring, whatever it writes from now on
    /// @throws IOException as [#read]
    boolean mustSleep() throws IOException;

    /// To be called when this side has woken, or does not go to sleep after all.
    ///
    /// §12 From now on, and until it falls asleep again, nobody needs to ring.
    ///
    /// @throws IOException as [#read]
    void wake() throws IOException;
  }
}
