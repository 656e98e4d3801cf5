// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many times per second can a crowd of workers go in and out, what does nobody's waiting cost,
/// and how long does the one wait who waits longest?
///
/// **Prediction:** alone (solo), all cost about one atomic instruction, the ticket and the flag a
/// little less than those with two. In a crowd, the unfair ones lead, for the last holder goes in
/// again while the lock is still in its cache. Once there are more workers than processors, the
/// ones that serve in turn collapse: the next in turn may be the one that does not run. So they are
/// slower at each percentile of [#passLatency]. Who is unfair makes so many short passes that a
/// thread that starves is hardly seen among them: percentiles count passes, not threads.
///
/// **Trap:** a mutex that lets two in looks like a fast one. So the workers count inside without
/// any other protection, and a trial whose count differs from the sum of their tallies fails.
/// [#baseline] is what remains without the mutex.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MutexBench {

  /// The mutex and what it guards, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("TEST_AND_TEST_AND_SET")
    MutexSubject subject;

    Mutex mutex;
    long count;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      mutex = subject.create();
    }

    @TearDown
    public void check() {
      long done = 0;
      for (Worker worker : workers) {
        done += worker.passes;
      }
      if (count != done) {
        throw new AssertionError(
            "The workers passed %s %d times, but counted %d inside."
                .formatted(subject, done, count));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {
    long passes;
  }

  /// A worker who goes in and out of the shared mutex.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void pass(Shared shared, Worker worker) {
    shared.mutex.lock();
    shared.count++;
    shared.mutex.unlock();
    worker.passes++;
  }

  /// Four in a crowd, some of whose passes are timed, each by itself.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Threads(4)
  public void passLatency(Shared shared, Worker worker) {
    pass(shared, worker);
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.passes++;
  }
}
