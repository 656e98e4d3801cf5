// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/// How many messages per second do several threads get into one channel?
///
/// **Prediction:** with one worker, a node, a compare-and-set and a copy per message. With more,
/// most find somebody writing and go: the channel is called less often, with more at a time, and
/// what limits all is the one thread that writes.
///
/// **Backlog:** nobody who finds a writer waits for it, so senders outrun it, and the queue of
/// messages would grow until the memory is full. Each worker has at most 256 messages under way.
///
/// **Trap:** an outbox that leaves messages behind is fast. When the workers have stopped, the
/// channel must have got as many bytes as they have sent.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OutboxBench {

  private static final int SIZE = 32;
  private static final int BACKLOG = 256;

  /// A message of so many zeros, which counts how often it was written.
  static final class Zeros implements Message {

    private final byte[] bytes = new byte[SIZE];
    private final AtomicLong written = new AtomicLong();

    @Override
    public int head() {
      return SIZE;
    }

    @Override
    public int body() {
      return 0;
    }

    @Override
    public void writeHead(ByteBuffer buffer) {
      buffer.put(bytes);
      written.setRelease(written.getPlain() + 1); // one thread writes at a time
    }

    @Override
    public int writeBody(WritableByteChannel channel, int start) {
      throw new AssertionError("it has no body");
    }
  }

  /// What the workers share: a channel that counts, and an outbox into it.
  @State(Scope.Benchmark)
  public static class Crowd implements WritableByteChannel {

    @Param("COMBINING")
    OutboxSubject subject;

    Outbox outbox;
    private long bytes;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      outbox = subject.create(this, ByteBuffer.allocateDirect(1 << 16));
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      source.position(source.limit());
      bytes += count;
      return count;
    }

    @TearDown
    public void check() {
      long sent = workers.stream().mapToLong(worker -> worker.sent).sum();
      if (bytes != SIZE * sent) {
        throw new AssertionError(
            "%s was given %d bytes, and wrote %d.".formatted(subject, SIZE * sent, bytes));
      }
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    final Zeros message = new Zeros();
    long sent;
  }

  /// A worker who sends.
  public static class Worker extends Tally {

    @Setup
    public void join(Crowd crowd) {
      crowd.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  @SuppressWarnings("ThreadPriorityCheck") // nothing is synchronised by it
  public void send(Crowd crowd, Worker worker) throws IOException {
    worker.sent++;
    crowd.outbox.add(worker.message);
    crowd.outbox.flush();
    while (worker.sent - worker.message.written.getAcquire() > BACKLOG) {
      Thread.yield();
    }
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.sent++;
    tally.message.writeHead(tally.buffer.clear());
  }
}
