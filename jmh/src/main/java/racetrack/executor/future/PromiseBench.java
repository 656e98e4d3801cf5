// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.future;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import racetrack.benchmarks.Headline;

/// How many promises per second can be kept, read and waited for?
///
/// - Solo: in [#keep], each worker makes a promise, adds a callback, runs it and gets its value.
/// - Fan-out: in [#get], all workers read one promise that was kept long ago.
/// - Pair: in [#await], each worker has a thread of a pool run its promise, and waits for it.
///
/// **Prediction:** alone, a monitor that nobody else wants costs as much as a few compare-and-sets.
/// Read by many, the monitor is a queue of readers; the others read one field, and more workers
/// read more. To wait costs two threads their sleep, whatever the promise is made of.
///
/// **Trap:** a promise that is never shared may be taken apart by the compiler, and kept in
/// registers. So each is published in a field, and its value is checked.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PromiseBench {

  /// Which promises are under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("MONITOR")
    PromiseSubject subject;

    void check(long expected, long value) {
      if (value != expected) {
        throw new AssertionError(
            "%s was promised %d and gave %d.".formatted(subject, expected, value));
      }
    }
  }

  /// A promise that everybody reads.
  @State(Scope.Benchmark)
  public static class Kept {

    Promise<Long> promise;

    @Setup
    public void keep(Track track) {
      promise = track.subject.create(() -> 42L);
      promise.run();
    }
  }

  /// Threads that keep promises.
  @State(Scope.Benchmark)
  public static class Pool {

    ExecutorService threads;

    @Setup
    public void create(BenchmarkParams params) {
      threads = Executors.newFixedThreadPool(params.getThreads());
    }

    @TearDown
    public void close() {
      threads.close();
    }
  }

  /// A worker and its last promise.
  @State(Scope.Thread)
  public static class Worker {

    long number;
    long called;
    volatile Object published = this;
  }

  @Benchmark
  @Headline
  public void keep(Track track, Worker worker) throws ExecutionException, InterruptedException {
    long number = ++worker.number;
    Promise<Long> promise = track.subject.create(() -> number);
    worker.published = promise;
    promise.onDone(_ -> worker.called++);
    promise.run();
    track.check(number, promise.get());
    track.check(number, worker.called);
  }

  @Benchmark
  public long get(Track track, Kept kept) throws ExecutionException, InterruptedException {
    long value = kept.promise.get();
    track.check(42, value);
    return value;
  }

  @Benchmark
  public void await(Track track, Pool pool, Worker worker)
      throws ExecutionException, InterruptedException {
    long number = ++worker.number;
    Promise<Long> promise = track.subject.create(() -> number);
    pool.threads.execute(promise);
    track.check(number, promise.get());
  }

  @Benchmark
  public void baseline(Worker worker) {
    long number = ++worker.number;
    worker.published = new Long[] {number};
    worker.called++;
  }
}
