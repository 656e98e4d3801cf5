// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Outbox]. Each is run once for every [OutboxSubject].
public final class OutboxStress {

  private static final OutboxSubject SUBJECT = Subject.selected(OutboxSubject.class);

  private OutboxStress() {}

  /// A message of one byte.
  private record Letter(byte name) implements Message {

    @Override
    public int head() {
      return 1;
    }

    @Override
    public int body() {
      return 0;
    }

    @Override
    public void writeHead(ByteBuffer buffer) {
      buffer.put(name);
    }

    @Override
    public int writeBody(WritableByteChannel channel, int start) {
      throw new AssertionError("it has no body");
    }
  }

  private static final Letter ONE = new Letter((byte) 1);
  private static final Letter ANOTHER = new Letter((byte) 2);

  /// A channel into memory.
  private static final class Tray implements WritableByteChannel {

    /// The bytes so far, a digit each.
    private int bytes;

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      while (source.hasRemaining()) {
        bytes = 10 * bytes + source.get();
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /// A channel that counts who writes, and how much.
  private static final class Counting implements WritableByteChannel {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private volatile boolean isCrowded;

    @Override
    public int write(ByteBuffer source) {
      if (inside.incrementAndGet() > 1) {
        isCrowded = true;
      }
      int count = source.remaining();
      source.position(source.limit());
      bytes.addAndGet(count);
      inside.decrementAndGet();
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static Outbox into(WritableByteChannel channel) {
    return SUBJECT.create(channel, ByteBuffer.allocate(8));
  }

  private static void send(Outbox outbox, Message message) {
    outbox.add(message);
    try {
      outbox.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Is a message left behind that is added while another thread ends its writing?
  ///
  /// Each adds a message and flushes. A result is the bytes that are written then.
  @JCStressTest
  @Asks({1, 2, 3, 5})
  @Outcome(id = "12", expect = ACCEPTABLE, desc = "The one comes first.")
  @Outcome(id = "21", expect = ACCEPTABLE, desc = "The other comes first.")
  @Outcome(expect = FORBIDDEN, desc = "A message is left behind, doubled or torn.")
  @State
  public static class LeftBehind {

    private final Tray tray = new Tray();
    private final Outbox outbox = into(tray);

    @Actor
    public void one() {
      send(outbox, ONE);
    }

    @Actor
    public void another() {
      send(outbox, ANOTHER);
    }

    @Arbiter
    public void successor(I_Result r) {
      r.r1 = tray.bytes;
    }
  }

  /// Do two threads ever write at the same time?
  ///
  /// Each adds a message and flushes. A result reads "how many were at most in the channel at the
  /// same time, how many bytes it got".
  @JCStressTest
  @Asks({1, 3})
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "One at a time has written.")
  @Outcome(expect = FORBIDDEN, desc = "Two have written at the same time, or bytes are lost.")
  @State
  public static class TwoWriters {

    private final Counting channel = new Counting();
    private final Outbox outbox = into(channel);

    @Actor
    public void one() {
      sendInACrowd(ONE);
    }

    @Actor
    public void another() {
      sendInACrowd(ANOTHER);
    }

    private void sendInACrowd(Message message) {
      try {
        send(outbox, message);
      } catch (RuntimeException e) {
        channel.isCrowded = true; // a buffer that two use throws all sorts of things
      }
    }

    @Arbiter
    public void successor(II_Result r) {
      r.r1 = channel.isCrowded ? 2 : 1;
      r.r2 = channel.bytes.get();
    }
  }
}
