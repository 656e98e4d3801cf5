// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.List;
import java.util.concurrent.Callable;
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
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many tasks per second can be given a thread of their own?
///
/// **Prediction:** the tasks do next to nothing, so that a thread of the operating system costs a
/// thousand times as much as its task, and a virtual thread a tenth of that. The pool makes no
/// fewer threads, since it is made anew for each call.
///
/// **Trap:** a runner that does not wait is the fastest of all. So every call looks at the result
/// of every task.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RunnerBench {

  private static final int TASKS = 16;

  /// Small tasks.
  @State(Scope.Thread)
  public static class Tasks {

    List<Callable<Integer>> tasks;

    @Setup
    public void create() {
      tasks = IntStream.range(0, TASKS).<Callable<Integer>>mapToObj(index -> () -> index).toList();
    }

    static void check(int sum) {
      if (sum != TASKS * (TASKS - 1) / 2) {
        throw new AssertionError("The results add up to %d.".formatted(sum));
      }
    }
  }

  /// Tasks for a runner.
  @State(Scope.Thread)
  public static class Run extends Tasks {

    @Param("PLATFORM")
    RunnerSubject subject;
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(TASKS)
  public void run(Run run) throws InterruptedException {
    int sum = 0;
    for (Result<Integer> outcome : run.subject.create().run(run.tasks)) {
      sum +=
          switch (outcome) {
            case Result.Success<Integer>(Integer result) -> result;
            case Result.Failure<Integer>(Throwable cause) -> throw new AssertionError(cause);
          };
    }
    Tasks.check(sum);
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void baseline(Tasks tasks) throws Exception {
    int sum = 0;
    for (Callable<Integer> task : tasks.tasks) {
      sum += task.call();
    }
    Tasks.check(sum);
  }
}
