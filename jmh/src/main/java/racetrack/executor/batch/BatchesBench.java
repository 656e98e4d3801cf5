// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many inputs per second go through, and what does it cost to wait for the end of each batch?
///
/// Solo callers, each with two workers of its own. An operation is one input of 2,048, on which
/// next to nothing is done; making and closing a pool is part of it.
///
/// **Prediction:** with small batches, what is seen is threads that are woken for the next one. A
/// thread an input costs more than a pool's queue does.
///
/// **Trap:** work that is lost is fast. So the results are added up.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BatchesBench {

  private static final int INPUTS = 2_048;

  /// What runs the batches.
  @State(Scope.Benchmark)
  public static class Runner {

    @Param("HAND")
    BatchesSubject subject;

    @Param({"64", "8", "1024"})
    int size;

    void check(long sum) {
      if (sum != (long) INPUTS * (INPUTS - 1) / 2) {
        throw new AssertionError(
            "%s worked on the numbers below %d, and they add up to %d."
                .formatted(subject, INPUTS, sum));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(INPUTS)
  public long run(Runner runner) throws ExecutionException, InterruptedException {
    AtomicLong sum = new AtomicLong();
    runner
        .subject
        .create(2, runner.size)
        .run(
            IntStream.range(0, INPUTS).iterator(),
            input -> input,
            results -> results.forEach(sum::addAndGet));
    runner.check(sum.get());
    return sum.get();
  }

  @Benchmark
  @OperationsPerInvocation(INPUTS)
  public long baseline() {
    AtomicLong sum = new AtomicLong();
    IntStream.range(0, INPUTS).boxed().forEach(sum::addAndGet);
    return sum.get();
  }
}
