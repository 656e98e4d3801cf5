// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pipe in shared memory, both ends of it in this process.
@Timeout(30)
class RingTest {

  @TempDir private Path folder;

  private Rings rings;
  private Ring.Writer writer;
  private Ring.Reader reader;

  @BeforeEach
  void map() throws IOException {
    rings = Rings.create(folder.resolve("r"));
    writer = new Ring.Writer(rings.tasks());
    reader = new Ring.Reader(rings.tasks());
  }

  @AfterEach
  void unmap() {
    if (rings.arena().scope().isAlive()) {
      rings.close();
    }
  }

  @Test
  void carriesEveryByteInOrderWhateverTheSizes() throws IOException {
    Random random = new Random(20_261_122);
    byte[] sent = new byte[3 * Ring.CAPACITY + 17];
    random.nextBytes(sent);
    ByteBuffer source = ByteBuffer.wrap(sent);
    ByteBuffer target = ByteBuffer.allocate(sent.length);
    while (target.hasRemaining()) {
      transfer(source, 1 + random.nextInt(Ring.CAPACITY), true);
      transfer(target, 1 + random.nextInt(Ring.CAPACITY), false);
    }
    assertArrayEquals(sent, target.array());
  }

  private void transfer(ByteBuffer buffer, int most, boolean writing) throws IOException {
    int limit = buffer.limit();
    buffer.limit(Math.min(limit, buffer.position() + most));
    if (writing) {
      writer.write(buffer);
    } else {
      reader.read(buffer);
    }
    buffer.limit(limit);
  }

  @Test
  void takesAsMuchAsThereIsRoomAndNoMore() throws IOException {
    ByteBuffer more = ByteBuffer.allocate(Ring.CAPACITY + 1);
    fill(more);
    assertEquals(1, more.remaining());
    assertEquals(0, writer.write(more));
    assertEquals(1, reader.read(ByteBuffer.allocate(1)));
    assertEquals(1, writer.write(more));
  }

  private void fill(ByteBuffer source) throws IOException {
    while (writer.room() > 0 && source.hasRemaining()) {
      writer.write(source);
    }
  }

  @Test
  void wakesAReaderOnceForEachTimeThatItSleeps() throws IOException {
    assertFalse(writer.wakesReader());
    assertTrue(reader.mustSleep());
    writer.write(ByteBuffer.allocate(1));
    assertTrue(writer.wakesReader());
    assertFalse(writer.wakesReader());
  }

  @Test
  void letsNoReaderSleepWhenThereIsSomething() throws IOException {
    writer.write(ByteBuffer.allocate(1));
    assertFalse(reader.mustSleep());
    reader.wake();
    assertFalse(writer.wakesReader());
  }

  @Test
  void wakesAWriterWhenThereIsRoomForMoreThanAByte() throws IOException {
    fill(ByteBuffer.allocate(Ring.CAPACITY));
    assertTrue(writer.mustSleep());
    reader.read(ByteBuffer.allocate(1));
    assertFalse(reader.wakesWriter());
    reader.read(ByteBuffer.allocate(Ring.CAPACITY));
    assertTrue(reader.wakesWriter());
    assertFalse(reader.wakesWriter());
    assertFalse(writer.mustSleep());
    assertFalse(reader.wakesWriter());
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
    for (long forged : new long[] {-1, Ring.CAPACITY + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      rings.tasks().forge(forged, -forged);
      assertThrows(ProtocolException.class, () -> reader.read(ByteBuffer.allocate(1)));
      assertThrows(ProtocolException.class, () -> writer.write(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void isClosedForBothEndsOnceItsMemoryIsGivenBack() {
    rings.close();
    assertThrows(ClosedChannelException.class, () -> reader.read(ByteBuffer.allocate(1)));
    assertThrows(ClosedChannelException.class, () -> writer.write(ByteBuffer.allocate(1)));
  }

  @Test
  void carriesEveryByteFromThreadToThread() throws Exception {
    byte[] sent = new byte[5_000_000];
    new Random(7).nextBytes(sent);
    Thread sender =
        Thread.ofPlatform()
            .start(() -> {
              try {
                ByteBuffer source = ByteBuffer.wrap(sent);
                while (source.hasRemaining()) {
                  writer.write(source);
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    ByteBuffer target = ByteBuffer.allocate(sent.length);
    while (target.hasRemaining()) {
      if (reader.read(target) == 0) {
        Thread.onSpinWait();
      }
    }
    sender.join();
    assertArrayEquals(sent, target.array());
  }
}
