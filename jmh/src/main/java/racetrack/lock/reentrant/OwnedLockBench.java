// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

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

/// How many times per second can a crowd of workers go in and out, and what does it cost to go in
/// again?
///
/// **Prediction:** the lock with a monitor pays for two monitors a visit, and again for each nested
/// one; the others pay for one atomic instruction, and next to nothing to enter again. In a crowd,
/// parking and waking sets the pace of all.
///
/// **Trap:** a lock that lets two in looks like a fast one. So the workers count inside without any
/// other protection, and a trial whose count differs from the sum of their tallies fails.
/// [#baseline] is what remains without the lock.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OwnedLockBench {

  /// The lock and what it guards, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("MONITOR")
    OwnedLockSubject subject;

    OwnedLock lock;
    long count;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      lock = subject.create();
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

  /// A worker who goes in and out of the shared lock.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void pass(Shared shared, Worker worker) {
    shared.lock.lock();
    shared.count++;
    shared.lock.unlock();
    worker.passes++;
  }

  @Benchmark
  public void passNested(Shared shared, Worker worker) {
    shared.lock.lock();
    shared.lock.lock();
    shared.count++;
    shared.lock.unlock();
    shared.lock.unlock();
    worker.passes++;
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.passes++;
  }
}
