// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import racetrack.benchmarks.Headline;
import racetrack.executor.gather.Gather.Results;

/// How many results per second can be gathered, as they finish and in order?
///
/// Solo gatherers: each has a group of its own, and all share an executor with as many threads as
/// there are gatherers. An operation is one task of 256 that are submitted and then gathered.
///
/// **Prediction:** the tasks are empty, so what is seen is how their ends are told. All three tell
/// under one lock per group, and differ by the objects they make. In order is cheaper than as
/// completed: nothing is told at all, and the oldest is mostly done when it is asked.
///
/// **Trap:** a group that gives a result twice and loses another has the right count. So the
/// results are numbers, and their sum is checked.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class GatherBench {

  static final int TASKS = 256;

  /// The executor of all gatherers, and how they gather.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("HAND")
    GatherSubject subject;

    ExecutorService executor;

    @Setup
    public void create(BenchmarkParams params) {
      executor = Executors.newFixedThreadPool(params.getThreads());
    }

    @TearDown
    public void close() {
      executor.close();
    }

    void check(long sum) {
      if (sum != (long) TASKS * (TASKS - 1) / 2) {
        throw new AssertionError(
            "%s gathered the numbers below %d, and they add up to %d."
                .formatted(subject, TASKS, sum));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(TASKS)
  public long asCompleted(Shared shared) throws ExecutionException, InterruptedException {
    Gather<Integer> group = shared.subject.create();
    for (int task = 0; task < TASKS; task++) {
      int number = task;
      group.submit(shared.executor, () -> number);
    }
    long sum = 0;
    Iterator<Future<Integer>> completed = group.asCompleted(Gather.FOREVER);
    while (completed.hasNext()) {
      sum += completed.next().get();
    }
    shared.check(sum);
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long map(Shared shared) {
    Gather<Integer> group = shared.subject.create();
    long sum = 0;
    Iterator<Integer> inputs = IntStream.range(0, TASKS).iterator();
    try (Results<Integer> results =
        group.map(shared.executor, input -> input, inputs, TASKS, Gather.FOREVER)) {
      while (results.hasNext()) {
        sum += results.next();
      }
    }
    shared.check(sum);
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long baseline() throws ExecutionException, InterruptedException {
    Gather<Integer> group = GatherSubject.HAND.create();
    long sum = 0;
    for (int task = 0; task < TASKS; task++) {
      int number = task;
      sum += group.submit(Runnable::run, () -> number).get();
    }
    return sum;
  }
}
