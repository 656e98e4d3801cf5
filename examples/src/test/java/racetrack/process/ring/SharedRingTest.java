// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How the ring bears with a neighbour who writes anything, dies, or gives the memory back.
class SharedRingTest {

  private static final int CAPACITY = 64;

  private final Arena arena = Arena.ofShared();
  private final SharedRing ring =
      new SharedRing(arena.allocate(Ring.HEAD + CAPACITY, Long.BYTES).asByteBuffer());
  private final SharedRing.Writer writer = ring.writer();
  private final SharedRing.Reader reader = ring.reader();

  @AfterEach
  void unmap() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  @Test
  void neverShowsAnythingOfACopyThatWasNotFinished() throws IOException {
    ByteBuffer page = ByteBuffer.allocate(8);
    writer.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    // Here a writer dies that has copied more bytes, but has not set `produced`.
    assertEquals(3, reader.read(page));
    assertEquals(0, reader.read(page));
  }

  @Test
  void believesNoCountThatCannotBe() throws IOException {
    for (long forged : new long[] {-1, CAPACITY + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      ring.forge(forged, -forged);
      assertThrows(ProtocolException.class, () -> reader.read(ByteBuffer.allocate(1)));
      assertThrows(ProtocolException.class, () -> writer.write(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void isClosedForBothEndsOnceItsMemoryIsGivenBack() {
    arena.close();
    assertThrows(ClosedChannelException.class, () -> reader.read(ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> writer.write(ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, reader::mustSleep);
    assertThrows(ClosedChannelException.class, writer::wakesReader);
  }
}
