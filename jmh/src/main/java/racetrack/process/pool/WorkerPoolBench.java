// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

/// How many tasks per second do w workers do for w callers, and from which length of task on is a
/// process no worse than a thread?
///
/// The pool has as many workers as JMH has threads; each thread submits a task and waits for its
/// answer. So at most one task per worker is under way, and no queue hides what a round trip costs:
/// `ProcessPoolBench` shows what a stream of tasks costs.
///
/// **Prediction:** counting for a millisecond, threads and processes both gain with each worker up
/// to the number of cores. The shorter the task, the more of the time is the crossing: a wake-up or
/// two between threads, several and Java's serialisation between processes. In [#carry], threads
/// hand over a reference, whatever it refers to, and processes copy every byte, several times.
///
/// **Trap:** the simple pool's workers have the quick compiler only. Trying divisors is bound by
/// the divider of the core, so here both compilers come to about the same; a task with more to
/// optimise would measure the compilers and not the pools. [#baseline] is the task without any
/// pool, in the caller's own thread.
///
/// A wrong answer, and a process that is left when its pool is closed, make a trial fail.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class WorkerPoolBench {

  /// How many tasks a worker does before it is measured.
  private static final int WARM_UP = 200;

  /// The pool, shared by all callers.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("SIMPLE")
    WorkerPoolSubject subject;

    WorkerPool pool;
    private Set<ProcessHandle> before = Set.of();

    @Setup
    public void open(BenchmarkParams parameters) throws InterruptedException {
      pool = started(parameters.getThreads());
    }

    /// {@return a pool whose workers have done enough to have compiled what they do}
    WorkerPool started(int workers) throws InterruptedException {
      before = children();
      WorkerPool started = subject.create(workers);
      RemoteCallable<Integer> first = () -> PrimesExample.primesBelow(3_000);
      started.invokeAll(Collections.nCopies(WARM_UP * workers, first));
      return started;
    }

    <T> T answer(RemoteCallable<T> task) throws InterruptedException, ExecutionException {
      return pool.submit(task).get();
    }

    @TearDown
    public void close() {
      pool.close();
      List<ProcessHandle> left =
          children().stream().filter(child -> !before.contains(child)).toList();
      left.forEach(ProcessHandle::destroyForcibly);
      if (!left.isEmpty()) {
        throw new AssertionError(
            "%s was closed and left %d processes.".formatted(subject, left.size()));
      }
    }

    private static Set<ProcessHandle> children() {
      return ProcessHandle.current().children().collect(Collectors.toSet());
    }
  }

  /// Something to compute.
  @State(Scope.Benchmark)
  public static class Work {

    @Param({"30000", "3000", "300"})
    int limit;

    RemoteCallable<Integer> task;
    int primes;

    @Setup
    public void solve() {
      int number = limit; // the task must not refer to this state
      task = () -> PrimesExample.primesBelow(number);
      primes = PrimesExample.primesBelow(limit);
    }

    int checked(int count) {
      if (count != primes) {
        throw new AssertionError(
            "There are %d primes below %d, and not %d.".formatted(primes, limit, count));
      }
      return count;
    }
  }

  /// Bytes to carry there and back, marked as this caller's own.
  @State(Scope.Thread)
  public static class Load {

    private static final AtomicInteger CALLERS = new AtomicInteger();

    @Param({"64", "65536", "1048576"})
    int bytes;

    private byte mark;
    RemoteCallable<byte[]> task;

    @Setup
    public void fill() {
      byte[] payload = new byte[bytes];
      mark = (byte) CALLERS.incrementAndGet();
      payload[0] = mark;
      payload[bytes - 1] = mark;
      task = () -> payload;
    }

    byte[] checked(byte[] back) {
      if (back.length != bytes || back[0] != mark || back[bytes - 1] != mark) {
        throw new AssertionError("A caller got other bytes back than it had sent.");
      }
      return back;
    }
  }

  @Benchmark
  @Headline
  public int count(Track track, Work work) throws InterruptedException, ExecutionException {
    return work.checked(track.answer(work.task));
  }

  @Benchmark
  public byte[] carry(Track track, Load load) throws InterruptedException, ExecutionException {
    return load.checked(track.answer(load.task));
  }

  @Benchmark
  public int baseline(Work work) throws Exception {
    return work.checked(work.task.call());
  }
}
