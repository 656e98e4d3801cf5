// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static java.util.Objects.requireNonNull;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/// How many quotes per second does a crowd read, and what does a publisher among them cost?
///
/// **Prediction:** readers who do not lock scale with the processors, and cost what the [#baseline]
/// costs; readers of a monitor take turns. Once in a while somebody publishes ([#mostlyRead]), and
/// all others have to fetch the new quote: then everybody scales worse, and a release is cheaper
/// than a volatile write.
///
/// **Trap:** a reader who looks at the reference only, and not at the quote, never waits for the
/// quote's cache line. So each reads all fields, checks the seal, and counts the quotes whose seal
/// does not fit: a trial with any fails. To check costs time, and the baseline checks too.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TickerBench {

  /// One in this many operations of [#mostlyRead] publishes; the others look. A power of two.
  private static final int READ_MOSTLY = 16;

  /// The ticker, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("VOLATILE")
    TickerSubject subject;

    Ticker ticker;
    private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      ticker = subject.create();
      ticker.publish(0, 1);
    }

    @TearDown
    public void check() {
      long torn = 0;
      for (Reader reader : readers) {
        torn += reader.torn;
      }
      if (torn > 0) {
        throw new AssertionError("%s showed %d quotes that were torn.".formatted(subject, torn));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Sheet {

    private final Quote own = new OpenQuote(0, 1);
    int turn;
    long torn;

    void accept(Quote quote) {
      int bid = quote.bid();
      int ask = quote.ask();
      if (ask != bid + 1 || quote.seal() != Quote.sealOf(bid, ask)) {
        torn++;
      }
    }
  }

  /// A worker who reads the shared ticker.
  public static class Reader extends Sheet {

    @Setup
    public void join(Shared shared) {
      shared.readers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void latest(Shared shared, Reader reader) {
    reader.accept(requireNonNull(shared.ticker.latest()));
  }

  @Benchmark
  public void mostlyRead(Shared shared, Reader reader) {
    int turn = reader.turn++;
    if (turn % READ_MOSTLY == 0) {
      shared.ticker.publish(turn, turn + 1);
    }
    reader.accept(requireNonNull(shared.ticker.latest()));
  }

  @Benchmark
  public void baseline(Sheet sheet) {
    sheet.accept(sheet.own);
  }
}
