// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.context;

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
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// What does it cost to give a task a value, and to look at it?
///
/// **Prediction:** a scoped value is looked up in a cache, a thread-local one in a table of the
/// thread; neither is in the way of other workers. A map that all threads write to is.
///
/// **Trap:** a value that the compiler knows need not be looked up. So each task has another one,
/// and each look must find it.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ContextBench {

  /// One in this many looks of [#look] is in a new task.
  private static final int LOOKS = 16;

  /// The context, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("SCOPED")
    ContextSubject subject;

    Context<Integer> context;

    @Setup
    public void create() {
      context = subject.create();
    }

    int lookInTask(int value, int looks) {
      return context.call(value, () -> look(value, looks));
    }

    private int look(int value, int looks) {
      int sum = 0;
      for (int look = 0; look < looks; look++) {
        Integer current = context.current();
        if (current == null || current != value) {
          throw new AssertionError(subject + " found " + current + " for " + value + ".");
        }
        sum += current;
      }
      return sum;
    }
  }

  /// The tasks of one worker.
  @State(Scope.Thread)
  public static class Tasks {
    int value;
  }

  @Benchmark
  @Headline
  public int call(Shared shared, Tasks tasks) {
    tasks.value++;
    return shared.lookInTask(tasks.value, 1);
  }

  @Benchmark
  public int look(Shared shared, Tasks tasks) {
    tasks.value++;
    return shared.lookInTask(tasks.value, LOOKS);
  }

  @Benchmark
  public int baseline(Tasks tasks) {
    tasks.value++;
    return tasks.value;
  }
}
