// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.Wording;

/// What every ring promises. Each subject is held to all of it, writer and reader each at a ring of
/// their own over the same memory.
@EverySubject
class RingContract {

  private static final int CAPACITY = 64;

  @Parameter RingSubject subject;

  private Ring.Writer writer;
  private Ring.Reader reader;

  @BeforeEach
  void share() {
    share(CAPACITY);
  }

  private void share(int capacity) {
    ByteBuffer memory = ByteBuffer.allocateDirect(Ring.HEAD + capacity);
    writer = subject.create(memory).writer();
    reader = subject.create(memory).reader();
  }

  /// As many laps as it takes for pieces to begin and end everywhere, also of more than one piece.
  @Asks({1, 3, 4, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {1, 8, CAPACITY, 1 << 18})
  void carriesEveryByteInOrderWhateverTheSizes(int capacity) throws IOException {
    share(capacity);
    Random random = new Random(20_261_122);
    byte[] sent = new byte[Math.max(5_000, 5 * capacity)];
    random.nextBytes(sent);
    ByteBuffer source = ByteBuffer.wrap(sent);
    ByteBuffer target = ByteBuffer.allocate(sent.length);
    while (target.hasRemaining()) {
      int before = source.position();
      int written = writer.write(limited(source, 1 + random.nextInt(2 * capacity)));
      assertEquals(source.position(), before + written);
      source.limit(sent.length);
      before = target.position();
      int read = reader.read(limited(target, 1 + random.nextInt(2 * capacity)));
      assertEquals(target.position(), before + read);
      target.limit(sent.length);
    }
    assertArrayEquals(sent, target.array());
    assertEquals(0, reader.read(ByteBuffer.allocate(1)));
  }

  private static ByteBuffer limited(ByteBuffer buffer, int most) {
    return buffer.limit(Math.min(buffer.limit(), buffer.position() + most));
  }

  @Asks({3, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesAsMuchAsThereIsRoomAndNoMore() throws IOException {
    ByteBuffer more = ByteBuffer.allocate(CAPACITY + 1);
    fill(more);
    assertEquals(1, more.remaining());
    assertEquals(0, writer.write(more));
    assertEquals(1, reader.read(ByteBuffer.allocate(1)));
    assertEquals(1, writer.write(more));
    assertEquals(0, writer.write(more));
    assertEquals(0, reader.read(ByteBuffer.allocate(0)));
  }

  private void fill(ByteBuffer source) throws IOException {
    while (writer.write(source) > 0) {
      // goes on until it is full, or the source has no more
    }
  }

  @Asks({5, 10, 11})
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesAReaderOnceForEachTimeThatItSleeps() throws IOException {
    assertFalse(writer.wakesReader());
    for (int time = 0; time < 3; time++) {
      assertTrue(reader.mustSleep());
      writer.write(ByteBuffer.allocate(1));
      assertTrue(writer.wakesReader());
      writer.write(ByteBuffer.allocate(1));
      assertFalse(writer.wakesReader());
      reader.wake();
      assertEquals(2, reader.read(ByteBuffer.allocate(CAPACITY)));
    }
  }

  @Asks({10, 12})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void letsNoReaderSleepWhenThereIsSomething() throws IOException {
    writer.write(ByteBuffer.allocate(1));
    assertFalse(reader.mustSleep());
    reader.wake();
    assertFalse(writer.wakesReader());
  }

  @Asks(12)
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesNoReaderThatIsAwakeAgain() throws IOException {
    assertTrue(reader.mustSleep());
    reader.wake();
    writer.write(ByteBuffer.allocate(1));
    assertFalse(writer.wakesReader());
  }

  @Asks({6, 7, 9})
  @Asks.About(Dimension.LIVE)
  @Test
  void wakesAWriterOnceThereIsRoomForHalfOfAll() throws IOException {
    fill(ByteBuffer.allocate(CAPACITY));
    assertFalse(reader.wakesWriter());
    assertTrue(writer.mustSleep());
    reader.read(ByteBuffer.allocate(CAPACITY / 2 - 1));
    assertFalse(reader.wakesWriter());
    reader.read(ByteBuffer.allocate(1));
    assertTrue(reader.wakesWriter());
    assertFalse(reader.wakesWriter());
  }

  @Asks({6, 7, 9})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void letsNoWriterSleepWhenThereIsRoom() throws IOException {
    fill(ByteBuffer.allocate(CAPACITY));
    reader.read(ByteBuffer.allocate(1));
    assertFalse(writer.mustSleep());
    reader.read(ByteBuffer.allocate(CAPACITY));
    assertFalse(reader.wakesWriter());
  }

  /// Each side sleeps as often as it can, at a bell of its own. A wake-up that is lost leaves both
  /// asleep.
  @Asks({3, 4, 5, 6, 7, 9, 11})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void carriesEveryByteBetweenTwoWhoSleep(ThreadKind kind) throws InterruptedException {
    int count = 20_000;
    byte[] sent = new byte[count];
    new Random(7).nextBytes(sent);
    ByteBuffer source = ByteBuffer.wrap(sent);
    ByteBuffer target = ByteBuffer.allocate(count);
    Semaphore forTheWriter = new Semaphore(0);
    Semaphore forTheReader = new Semaphore(0);
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          () -> {
            while (source.hasRemaining()) {
              if (writer.write(source) == 0 && writer.mustSleep()) {
                forTheWriter.acquire();
              } else if (writer.wakesReader()) {
                forTheReader.release();
              }
            }
          });
      crew.start(
          "reader",
          () -> {
            while (target.hasRemaining()) {
              if (reader.read(target) > 0) {
                if (reader.wakesWriter()) {
                  forTheWriter.release();
                }
              } else {
                if (reader.mustSleep()) {
                  forTheReader.acquire();
                }
                reader.wake();
              }
            }
          });
      crew.join();
    }
    assertArrayEquals(sent, target.array());
  }

  /// The array is plain: what the reader finds in it was passed on with the byte.
  @Asks(2)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeAByte(ThreadKind kind) throws InterruptedException {
    int rounds = 1_000;
    int[] written = new int[rounds];
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "writer",
          rounds,
          round -> {
            written[round] = round + 1;
            ByteBuffer one = ByteBuffer.allocate(1);
            Crew.lookUntil(() -> wrote(one));
          });
      crew.start(
          "reader",
          rounds,
          round -> {
            ByteBuffer one = ByteBuffer.allocate(1);
            Crew.lookUntil(() -> wasRead(one));
            assertEquals(round + 1, written[round]);
          });
      crew.joinSoon();
    }
  }

  private boolean wrote(ByteBuffer one) {
    try {
      return writer.write(one) > 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean wasRead(ByteBuffer one) {
    try {
      return reader.read(one) > 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isApartFromARingOverOtherMemory() throws IOException {
    Ring other = subject.create(ByteBuffer.allocateDirect(Ring.HEAD + CAPACITY));
    writer.write(ByteBuffer.allocate(3));
    assertTrue(other.reader().mustSleep());
    assertFalse(writer.wakesReader());
    assertEquals(3, reader.read(ByteBuffer.allocate(CAPACITY)));
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {0, Ring.HEAD - 1, Ring.HEAD, Ring.HEAD + 3, Ring.HEAD + 100})
  void refusesACapacityThatIsNoPowerOfTwo(int size) throws InterruptedException {
    ByteBuffer memory = ByteBuffer.allocateDirect(size);
    Wording.assertRefused(
        subject,
        "memory must be a direct buffer of 512 bytes and a power of two, but was " + memory,
        () -> subject.create(memory));
  }

  @Asks(1)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesMemoryThatCannotBeShared() throws InterruptedException {
    ByteBuffer memory = ByteBuffer.allocate(Ring.HEAD + CAPACITY);
    Wording.assertRefused(
        subject,
        "memory must be a direct buffer of 512 bytes and a power of two, but was " + memory,
        () -> subject.create(memory));
  }
}
