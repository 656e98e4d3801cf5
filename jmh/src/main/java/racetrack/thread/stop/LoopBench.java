// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// What does it cost a loop to be ready to stop at every step?
///
/// **Prediction:** a volatile read a step, from the worker's own cache: next to nothing, and no
/// worker is in another's way. The pool pays for a thread a loop, which a million steps hide.
///
/// **Trap:** a loop whose steps do nothing can be left out altogether, or be unrolled where it need
/// not look. Each step here is one step of a random generator, which depends on the one before, and
/// a trial whose loops took another number of steps than they were given fails.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LoopBench {

  private static final int STEPS = 1_000_000;

  /// A task of so many steps.
  @State(Scope.Thread)
  public static class Task {

    private long random = 1;
    private long steps;
    private long asked;

    boolean step() {
      random ^= random << 13;
      random ^= random >>> 7;
      random ^= random << 17;
      steps++;
      return steps < asked;
    }

    long more() {
      asked += STEPS;
      return asked;
    }
  }

  /// A task that a loop of the subject runs.
  @State(Scope.Thread)
  public static class Looped extends Task {

    @Param("FLAG")
    LoopSubject subject;

    private long counted;

    void run() throws IOException {
      more();
      counted += subject.create(() -> {}).run(this::step) + 1; // the last one said no
    }

    @TearDown
    public void check() {
      if (counted != super.steps || counted != super.asked) {
        throw new AssertionError(
            "%s took %d steps, and counted %d of %d."
                .formatted(subject, super.steps, counted, super.asked));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(STEPS)
  public void run(Looped task) throws IOException {
    task.run();
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long baseline(Task task) {
    task.more();
    while (task.step()) {
      // nothing to look at
    }
    return task.random;
  }
}
