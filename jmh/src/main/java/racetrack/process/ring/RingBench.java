// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many messages per second pass through the ring, between two threads and alone?
///
/// **Prediction:** alone ([#solo]), two copies, and a fence for each count that is written. In a
/// [#pair], cache lines travel as in `queue.spsc`, and no bell rings: nobody sleeps.
///
/// **Trap:** a partner whose iteration is over, and for whom the other waits until JMH's timeout.
/// In [#pair] the writer is a thread of ours, which writes until the trial is over. And a ring that
/// loses bytes is fast: each message is the number of the one before and one, and a trial with
/// another one fails.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RingBench {

  private static final int CAPACITY = 1 << 16;
  private static final int MESSAGE = 64;

  /// Which ring is under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("SHARED")
    RingSubject subject;

    Ring ring() {
      return subject.create(ByteBuffer.allocateDirect(Ring.HEAD + CAPACITY));
    }
  }

  /// A reader's book: which message must come next.
  @State(Scope.Thread)
  public static class Reading {

    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE);
    long received;
    private long wrong;

    boolean readFrom(Ring.Reader reader) throws IOException {
      reader.read(message);
      if (message.hasRemaining()) {
        return false;
      }
      check(message);
      return true;
    }

    final void check(ByteBuffer complete) {
      if (complete.getLong(0) != received || complete.getLong(MESSAGE - Long.BYTES) != received) {
        wrong++;
      }
      received++;
      complete.clear();
    }

    final void requireOrder(String name) {
      if (wrong > 0) {
        throw new AssertionError(
            "%s gave out %d messages that were not next.".formatted(name, wrong));
      }
    }
  }

  /// A ring whose writer is a thread of ours.
  public static class Pair extends Reading {

    Ring.Reader reader;
    private Thread partner;
    private volatile boolean over;

    @Setup
    public void startWriter(Track track) {
      Ring ring = track.ring();
      reader = ring.reader();
      Ring.Writer writer = ring.writer();
      partner = Thread.ofPlatform().daemon().name("writer").start(() -> writeUntilOver(writer));
    }

    private void writeUntilOver(Ring.Writer writer) {
      try {
        ByteBuffer next = ByteBuffer.allocateDirect(MESSAGE);
        for (long number = 0; !over; number++) {
          fill(next, number);
          for (int tries = 1; next.hasRemaining() && !over; tries++) {
            if (writer.write(next) == 0) {
              pause(tries);
            }
          }
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @TearDown
    public void check(Track track) throws InterruptedException {
      over = true;
      partner.join();
      requireOrder(track.subject.name());
    }
  }

  /// A ring of one worker's own.
  public static class Solo extends Reading {

    final ByteBuffer source = ByteBuffer.allocateDirect(MESSAGE);
    Ring.Writer writer;
    Ring.Reader reader;

    @Setup
    public void create(Track track) {
      Ring ring = track.ring();
      reader = ring.reader();
      writer = ring.writer();
    }

    @TearDown
    public void check(Track track) {
      requireOrder(track.subject.name());
    }
  }

  @Benchmark
  @Headline
  public void pair(Pair pair) throws IOException {
    for (int tries = 1; !pair.readFrom(pair.reader); tries++) {
      pause(tries);
    }
  }

  @Benchmark
  public void solo(Solo solo) throws IOException {
    fill(solo.source, solo.received);
    solo.writer.write(solo.source);
    solo.readFrom(solo.reader);
  }

  @Benchmark
  public void baseline(Reading reading) {
    fill(reading.message, reading.received);
    reading.check(reading.message);
  }

  private static void fill(ByteBuffer message, long number) {
    message.clear().putLong(0, number).putLong(MESSAGE - Long.BYTES, number);
  }

  /// A thread that waits in vain for long may be keeping its partner from the processor.
  @SuppressWarnings("ThreadPriorityCheck") // nothing is synchronised by it
  private static void pause(int tries) {
    if (tries % 256 == 0) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }
}
