// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.Arrays;
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

/// How many meals per second are eaten at a table of five?
///
/// Workers take the seats in turn, so two of them are neighbours.
///
/// **Prediction:** alone, the order costs two locks, and the waiter's semaphore costs as much
/// again. Neighbours exclude each other, so two workers eat less than twice as much as one; with
/// four of five seats taken, parking and waking sets the pace.
///
/// **Trap:** a table at which neighbours eat together looks like a fast one. So each meal counts at
/// both of its forks without any other protection, and a trial whose forks were not used twice for
/// each meal fails. [#baseline] is what remains without the table.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TableBench {

  private static final int SEATS = 5;

  /// The table, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("ORDERED")
    TableSubject subject;

    Table table;
    private final long[] uses = new long[SEATS]; // each guarded by the fork of this number
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      table = subject.create(SEATS);
    }

    @TearDown
    public void check() {
      long done = 0;
      for (Worker worker : workers) {
        done += worker.meals;
      }
      long used = Arrays.stream(uses).sum();
      if (used != 2 * done) {
        throw new AssertionError(
            "The workers ate %d meals at %s, but used its forks %d times."
                .formatted(done, subject, used));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {
    long meals;
  }

  /// A worker who eats at the shared table.
  public static class Worker extends Tally {

    private int seat;
    private Runnable meal = () -> {};

    @Setup
    public void sitDown(Shared shared) {
      synchronized (shared) {
        seat = shared.workers.size() % SEATS;
        shared.workers.add(this);
      }
      meal =
          () -> {
            shared.uses[seat]++;
            shared.uses[(seat + 1) % SEATS]++;
          };
    }
  }

  @Benchmark
  @Headline
  public void dine(Shared shared, Worker worker) {
    shared.table.dine(worker.seat, worker.meal);
    worker.meals++;
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.meals++;
  }
}
