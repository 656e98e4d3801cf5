// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// What do processes gain on work that keeps a core busy, beside threads?
///
/// **Prediction:** both gain one core's worth with each worker, up to the cores; in Python only
/// processes do.
///
/// **Trap:** a core that others use, too, is no core of ours: compare within one run.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1)
public class ProcessPoolScalingBench {

  private static final int TASKS = 64;
  private static final int LIMIT = 10_000;
  private static final int PRIMES = 1_229;

  /// Which workers do the work.
  @State(Scope.Benchmark)
  public static class OfProcesses {

    @Param({"1", "2"})
    int workers;

    private ExecutorService executor;

    @Setup
    public void open() {
      executor = ProcessPool.builder().workers(workers).build();
    }

    @TearDown
    public void close() {
      executor.close();
    }
  }

  /// Which other workers might do it.
  @State(Scope.Benchmark)
  public static class OfThreads {

    @Param({"1", "2"})
    int workers;

    private ExecutorService executor;

    @Setup
    public void open() {
      executor = Executors.newFixedThreadPool(workers);
    }

    @TearDown
    public void close() {
      executor.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void processes(OfProcesses pool) throws InterruptedException, ExecutionException {
    countPrimes(pool.executor);
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void threads(OfThreads pool) throws InterruptedException, ExecutionException {
    countPrimes(pool.executor);
  }

  private static void countPrimes(ExecutorService executor)
      throws InterruptedException, ExecutionException {
    List<Future<Integer>> counts = new ArrayList<>(TASKS);
    Callable<Integer> task = (RemoteCallable<Integer>) ProcessPoolScalingBench::primesBelowLimit;
    for (int i = 0; i < TASKS; i++) {
      counts.add(executor.submit(task));
    }
    for (Future<Integer> count : counts) {
      if (count.get() != PRIMES) {
        throw new IllegalStateException("there are " + PRIMES + " primes below " + LIMIT);
      }
    }
  }

  private static int primesBelowLimit() {
    int count = 0;
    for (int number = 2; number < LIMIT; number++) {
      boolean prime = true;
      for (int divisor = 2; prime && divisor * divisor <= number; divisor++) {
        prime = number % divisor != 0;
      }
      count += prime ? 1 : 0;
    }
    return count;
  }
}
