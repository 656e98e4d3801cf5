// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import java.util.List;
import java.util.concurrent.ExecutionException;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;
import racetrack.executor.dynamic.TaskTree.Step;

/// How many tasks per second does a growing tree run, if each is next to nothing?
///
/// Solo callers, each of whom grows a binary tree of 4,095 tasks on two workers of its own. An
/// operation is one task; starting and ending the workers is part of it.
///
/// **Prediction:** with two workers, a lock that is held for a few instructions is hard to beat:
/// who has it mostly has it again. The others make more objects a task, and one of them is a thread
/// for [VirtualTaskTree]. A queue for each worker pays where there are many workers, and tasks that
/// are long enough to be stolen.
///
/// **Trap:** a runner that ends too early is fast. So the results are counted.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TaskTreeBench {

  private static final int DEPTH = 11;
  private static final int TASKS = (1 << (DEPTH + 1)) - 1;

  /// What runs the trees.
  @State(Scope.Benchmark)
  public static class Runner {

    @Param("HAND")
    TaskTreeSubject subject;

    void check(int results) {
      if (results != TASKS) {
        throw new AssertionError(
            "%s ran %d tasks of a tree of %d.".formatted(subject, results, TASKS));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(TASKS)
  public int run(Runner runner) throws ExecutionException, InterruptedException {
    int results = runner.subject.create(2).run(List.of(DEPTH), TaskTreeBench::halve).size();
    runner.check(results);
    return results;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public int baseline() {
    return count(DEPTH);
  }

  private static Step<Integer, Integer> halve(int depth) {
    return new Step<>(depth, depth == 0 ? List.of() : List.of(depth - 1, depth - 1));
  }

  /// The same tree in one thread, by recursion.
  private static int count(int depth) {
    return 1 + halve(depth).more().stream().mapToInt(TaskTreeBench::count).sum();
  }
}
