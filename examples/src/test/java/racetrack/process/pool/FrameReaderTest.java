// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.conformance.Requirement.S_FORGED_FRAME;
import static racetrack.conformance.Requirement.S_FUZZ;
import static racetrack.conformance.Requirement.S_OVERSIZED_FRAME;
import static racetrack.conformance.Requirement.S_TRUNCATED_FRAME;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.process.outbox.CombiningOutbox;
import racetrack.process.ring.ProtocolException;
import racetrack.testkit.Row;

/// The frame reader believes nothing that it is told.
class FrameReaderTest {

  private static final int MOST = 1 << 20;

  /// Where in a frame the length of its tail is.
  private static final int TAIL = Integer.BYTES + 1 + Long.BYTES;

  private static final Values VALUES = new Values(new ResultFilter(List.of(), MOST));

  @Test
  void readsWhatAnOutboxWrote() throws IOException {
    byte[] wire = wire(new byte[0], new byte[] {1, 2, 3}, new byte[200_000]);
    FrameReader reader = reader(wire);
    for (int length : new int[] {0, 3, 200_000}) {
      Frame frame = requireNonNull(reader.next());
      assertEquals(Frame.Kind.RESULT, frame.kind());
      assertEquals(length, frame.length());
      assertEquals(length, frame.id());
    }
    assertNull(reader.next());
  }

  @Test
  void readsATailIntoAnArrayOfItsOwn() throws IOException, ClassNotFoundException {
    for (int length : new int[] {Frame.LARGE, 200_000, 5_000_000}) {
      byte[] array = new byte[length];
      new Random(length).nextBytes(array);
      Bytes bytes = new Bytes(16);
      Values.writeLast(bytes, array);
      Frame sent = bytes.toFrame(Frame.Kind.RESULT, 1);
      FrameReader reader = new FrameReader(source(wire(sent, sent)), 8_000_000);
      Frame first = requireNonNull(reader.next());
      Frame second = requireNonNull(reader.next());
      assertEquals(sent.size(), first.size());
      assertArrayEquals(array, (byte[]) value(first));
      assertArrayEquals(array, (byte[]) value(second));
      assertNotSame(value(first), value(second));
    }
  }

  @Test
  @Row(S_FORGED_FRAME)
  void rejectsATailThatIsNoValue() {
    Tail tail = new Tail(new byte[10]);
    for (byte[] head : new byte[][] {{}, {3}, {14, 14}}) {
      Frame forged = new Frame(Frame.Kind.RESULT, 1, head, head.length, tail);
      assertThrows(ProtocolException.class, () -> value(forged));
    }
  }

  @Test
  void tellsWhetherAFrameIsAtHand() throws IOException {
    FrameReader reader = reader(wire(new byte[5], new byte[5]));
    assertFalse(reader.hasNext());
    reader.next();
    assertTrue(reader.hasNext());
    reader.next();
    assertFalse(reader.hasNext());
  }

  @Test
  @Row(S_OVERSIZED_FRAME)
  void rejectsAFrameThatClaimsTooMuch() {
    assertRejected("claims a payload", header(MOST + Frame.OVERHEAD + 1, Frame.Kind.RESULT.code()));
    assertRejected("claims a payload", header(Integer.MAX_VALUE, Frame.Kind.RESULT.code()));
    assertRejected("claims a payload", header(-1, Frame.Kind.RESULT.code()));
    byte[] frame = header(Frame.OVERHEAD + 10, Frame.Kind.RESULT.code());
    assertRejected("claims a tail", ByteBuffer.wrap(frame).putInt(TAIL, 11).array());
    assertRejected("claims a tail", ByteBuffer.wrap(frame).putInt(TAIL, -1).array());
  }

  @Test
  @Row(S_FORGED_FRAME)
  void rejectsAFrameOfNoKind() {
    assertRejected("no frame of kind", header(Frame.OVERHEAD, (byte) 0));
    assertRejected("no frame of kind", header(Frame.OVERHEAD, (byte) 77));
  }

  @Test
  @Row(S_TRUNCATED_FRAME)
  void tellsATruncatedFrameFromTheEnd() throws IOException {
    Frame tailed = new Frame(Frame.Kind.RESULT, 1, new byte[10], 10, new Tail(new byte[90]));
    for (byte[] whole : new byte[][] {wire(new byte[100]), wire(tailed)}) {
      for (int length = 1; length < whole.length; length++) {
        FrameReader reader = reader(Arrays.copyOf(whole, length));
        assertThrows(EOFException.class, reader::next);
      }
    }
    assertNull(reader(new byte[0]).next());
  }

  @Test
  @Row(S_FUZZ)
  void survivesAMillionFramesOfWhichSomeAreDamaged() throws IOException {
    Random random = new Random(20_261_122);
    int frames = 0;
    int rejected = 0;
    while (frames < 1_000_000) {
      byte[] wire = randomWire(random, 1000);
      for (int damage = random.nextInt(4); damage > 0; damage--) {
        wire[random.nextInt(wire.length)] = (byte) random.nextInt();
      }
      FrameReader reader = reader(wire);
      try {
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
          decode(frame);
          frames++;
        }
      } catch (ProtocolException | EOFException e) {
        rejected++;
        frames++;
      }
    }
    assertTrue(rejected > 100, "only " + rejected + " were rejected: too little was damaged");
  }

  /// What is in a frame may be rubbish too; decoding it must end in a value or an exception.
  private static void decode(Frame frame) {
    ByteBuffer in = ByteBuffer.wrap(frame.bytes(), 0, frame.length());
    try {
      if (frame.id() % 2 == 0) {
        VALUES.readLast(in, frame.tail());
      } else {
        VALUES.readAll(in);
      }
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      // This is what becomes of the task whose result this is.
    }
  }

  private static byte[] randomWire(Random random, int frames) throws IOException {
    byte[][] payloads = new byte[frames][];
    for (int i = 0; i < frames; i++) {
      Bytes bytes = new Bytes(16);
      Object value =
          switch (random.nextInt(100) == 0 ? 6 : random.nextInt(6)) {
            case 6 -> List.of(1, 2);
            case 0 -> "text " + random.nextInt();
            case 1 -> random.nextInt();
            case 2 -> new int[random.nextInt(8)];
            case 3 -> random.nextDouble();
            case 4 -> new byte[random.nextInt(64)];
            default -> null;
          };
      Values.write(bytes, value);
      payloads[i] = Arrays.copyOf(bytes.toFrame(Frame.Kind.RESULT, 0).bytes(), bytes.size());
    }
    return wire(payloads);
  }

  /// The value of a result.
  private static @Nullable Object value(Frame frame) throws IOException, ClassNotFoundException {
    return VALUES.readLast(ByteBuffer.wrap(frame.bytes(), 0, frame.length()), frame.tail());
  }

  private static byte[] wire(byte[]... payloads) throws IOException {
    Frame[] frames = new Frame[payloads.length];
    for (int i = 0; i < frames.length; i++) {
      byte[] payload = payloads[i];
      frames[i] = new Frame(Frame.Kind.RESULT, payload.length, payload, payload.length, Tail.NONE);
    }
    return wire(frames);
  }

  private static byte[] wire(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CombiningOutbox outbox = Frame.outbox(Channels.newChannel(bytes));
    for (Frame frame : frames) {
      outbox.add(frame);
    }
    assertTrue(outbox.flush());
    return bytes.toByteArray();
  }

  private static byte[] header(int length, byte code) {
    return ByteBuffer.allocate(64).putInt(length).put(code).putLong(1).array();
  }

  private static void assertRejected(String why, byte[] wire) {
    FrameReader reader = reader(wire);
    ProtocolException rejection = assertThrows(ProtocolException.class, reader::next);
    assertTrue(String.valueOf(rejection.getMessage()).contains(why), rejection.toString());
  }

  private static FrameReader reader(byte[] wire) {
    return new FrameReader(source(wire), MOST);
  }

  private static FrameReader.Source source(byte[] wire) {
    return Channels.newChannel(new ByteArrayInputStream(wire))::read;
  }
}
