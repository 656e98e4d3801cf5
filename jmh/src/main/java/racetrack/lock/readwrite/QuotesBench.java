// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// How many quotes per second can a crowd look up while some of them write?
///
/// **Prediction:** tables whose readers write nothing to shared memory (optimistic, copy on write,
/// the library's) gain from each worker; those whose readers take a lock, be it a shared one, do
/// not. The read-write lock may even lose to a plain monitor: the sections are too short for it to
/// pay.
///
/// **Trap:** a table that shows halves of quotes looks like a fast one. So both halves of every
/// quote are the same, and a trial in which a worker saw a quote that is not whole, or none, fails.
/// [#baseline] is what remains without the table: to make a quote, now and then, and to compare.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class QuotesBench {

  /// How many rows the table has: a power of two.
  private static final int ROWS = 16;

  /// One in this many operations of [#mostlyRead] writes; the others look. A power of two.
  private static final int READ_MOSTLY = 16;

  /// The table, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("READ_WRITE_LOCK")
    QuotesSubject subject;

    Quotes quotes;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void fill() {
      quotes = subject.create(ROWS);
      for (int row = 0; row < ROWS; row++) {
        quotes.put(row, new Quote(0, 0));
      }
    }

    @TearDown
    public void check() {
      long wrong = 0;
      for (Worker worker : workers) {
        wrong += worker.wrong;
      }
      if (wrong > 0) {
        throw new AssertionError(
            "%s showed %d quotes that were not whole.".formatted(subject, wrong));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    int turn;
    long wrong;

    void look(@Nullable Quote quote) {
      if (quote == null || quote.bid() != quote.ask()) {
        wrong++;
      }
    }
  }

  /// A worker who uses the shared table.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void mostlyRead(Shared shared, Worker worker) {
    int turn = worker.turn++;
    int row = turn / READ_MOSTLY & (ROWS - 1);
    if (turn % READ_MOSTLY == 0) {
      shared.quotes.put(row, new Quote(turn, turn));
    } else {
      worker.look(shared.quotes.get(row));
    }
  }

  @Benchmark
  public Quote baseline(Tally tally) {
    int turn = tally.turn++;
    Quote quote = new Quote(turn, turn);
    tally.look(quote);
    return quote;
  }
}
