// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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

/// How many times per second can a crowd count one latch down, and what does a latch for one cost?
///
/// **Prediction:** the count is one memory location: adding workers adds nothing, as with a
/// counter. A compare-and-set that fails is repeated, so the crowd may even be slower than one. In
/// [#oneShot] nobody meets anybody, and there is little between the subjects.
///
/// **Trap:** a latch at zero counts nothing, and fast. So each iteration has a new latch with more
/// counts than it can use up, and fails if those that are missing are not those that were made.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LatchBench {

  /// A latch that all workers count down.
  @State(Scope.Benchmark)
  public static class Crowd {

    @Param("MONITOR")
    LatchSubject subject;

    Latch latch;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup(Level.Iteration)
    public void create() {
      latch = subject.create(Integer.MAX_VALUE);
      workers.forEach(worker -> worker.counts = 0);
    }

    @TearDown(Level.Iteration)
    public void check() {
      long counts = 0;
      for (Worker worker : workers) {
        counts += worker.counts;
      }
      if (latch.count() != Integer.MAX_VALUE - counts) {
        throw new AssertionError(
            "%s was counted down %d times, but counted %d."
                .formatted(subject, counts, Integer.MAX_VALUE - latch.count()));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {
    long counts;
  }

  /// A worker who counts the shared latch down.
  public static class Worker extends Tally {

    @Setup
    public void join(Crowd crowd) {
      crowd.workers.add(this);
    }
  }

  /// Which latch a worker makes for itself.
  @State(Scope.Thread)
  public static class Maker {

    @Param("MONITOR")
    LatchSubject subject;
  }

  @Benchmark
  @Headline
  public void countDown(Crowd crowd, Worker worker) {
    crowd.latch.countDown();
    worker.counts++;
  }

  @Benchmark
  public Latch oneShot(Maker maker) throws InterruptedException {
    Latch latch = maker.subject.create(1);
    latch.countDown();
    latch.await();
    if (latch.count() != 0) {
      throw new AssertionError(maker.subject + " let a worker through too early.");
    }
    return latch;
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.counts++;
  }
}
