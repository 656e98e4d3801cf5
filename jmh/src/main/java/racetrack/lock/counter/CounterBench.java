// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

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

/// How many times per second can a crowd of workers count, and who pays when someone looks?
///
/// **Prediction:** alone, every counter is fast. In a crowd, one memory location has one owner at a
/// time: adding workers adds nothing, and a lock adds the cost of waking them. A counter spread
/// over several locations scales when counting, and pays for it in [#mostlyRead], where each reader
/// must add the locations up.
///
/// **Trap:** the counter that loses updates looks like a fast one. So each worker keeps a tally of
/// its own, and a trial whose count differs from the sum of the tallies fails. The tally costs
/// something too: [#baseline] is what remains without the shared counter.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CounterBench {

  /// One in this many operations of [#mostlyRead] counts; the others look. A power of two.
  private static final int READ_MOSTLY = 16;

  /// The counter, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("SYNCHRONIZED")
    CounterSubject subject;

    Counter counter;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      counter = subject.create(0);
    }

    @TearDown
    public void check() {
      long done = 0;
      for (Worker worker : workers) {
        done += worker.increments;
      }
      long counted = counter.get();
      if (counted != done) {
        throw new AssertionError(
            "The workers incremented %s %d times, but it counted %d."
                .formatted(subject, done, counted));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {
    long increments;
    int turn;
  }

  /// A worker who counts on the shared counter.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void increment(Shared shared, Worker worker) {
    shared.counter.increment();
    worker.increments++;
  }

  @Benchmark
  public long mostlyRead(Shared shared, Worker worker) {
    if (worker.turn++ % READ_MOSTLY == 0) {
      shared.counter.increment();
      worker.increments++;
    }
    return shared.counter.get();
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.increments++;
  }
}
