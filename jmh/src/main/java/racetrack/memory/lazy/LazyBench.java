// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/// What does it cost a crowd to look at an object that was made long ago, and one caller to make
/// it?
///
/// **Prediction:** to look is nearly free without a lock, and scales; a monitor makes the crowd
/// take turns. To make one ([#first]) costs little beside the object, but for the holder, which
/// needs a class.
///
/// **Trap:** the object never changes, so a compiler that could see that would look once, before
/// the loop. Each worker counts what it looks at, and a trial fails if it is not always the one
/// object, or if that was made more than once. The [#baseline] looks at a field of the worker's
/// own.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LazyBench {

  /// The lazy object, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("DOUBLE_CHECK")
    LazySubject subject;

    final AtomicInteger made = new AtomicInteger();
    Lazy<Integer> lazy;
    private final Queue<Caller> callers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      lazy = subject.create(made::incrementAndGet);
    }

    @TearDown
    public void check() {
      long looks = 0;
      long sum = 0;
      for (Caller caller : callers) {
        looks += caller.looks;
        sum += caller.sum;
      }
      int made = this.made.get();
      if (sum != looks || made > 1) {
        throw new AssertionError(
            "%s made %d objects, and %d looks added up to %d."
                .formatted(subject, made, looks, sum));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    private final Integer own = 1;
    long looks;
    long sum;

    void accept(int number) {
      looks++;
      sum += number;
    }
  }

  /// A worker who looks at the shared object.
  public static class Caller extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.callers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void get(Shared shared, Caller caller) {
    caller.accept(shared.lazy.get());
  }

  @Benchmark
  public void first(Shared shared, Caller caller) {
    caller.accept(shared.subject.create(() -> 1).get());
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.accept(tally.own);
  }
}
