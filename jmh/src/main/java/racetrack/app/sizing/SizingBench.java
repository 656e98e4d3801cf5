// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How do the four workloads of the advisor scale with the workers?
///
/// A worker of the chart is one of JMH's threads, which does one task after the other. There is no
/// subject: what is measured is what the subjects give advice on, by other means than theirs.
///
/// **Prediction:** [#compute] doubles until there is a worker for each processor, and stays.
/// [#await] doubles far beyond. [#mix] does so for some nine workers a processor. [#lock] does not
/// gain from the first worker more.
///
/// **Trap:** a task whose result is thrown away is not done. Each is held against the answer, and
/// the compiler cannot know what it begins with.
///
/// [#compute] is the baseline, with nothing to wait for.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Benchmark)
public class SizingBench {

  /// What each workload returned when it was asked for the first time.
  private final Map<Workload, Long> answers = new EnumMap<>(Workload.class);

  @Setup
  public void ask() throws InterruptedException {
    for (Workload workload : Workload.values()) {
      answers.put(workload, workload.call());
    }
  }

  private long checked(Workload workload) throws InterruptedException {
    Long answer = workload.call();
    if (!answer.equals(answers.get(workload))) {
      throw new AssertionError(workload + " gave another answer: " + answer);
    }
    return answer;
  }

  @Benchmark
  public long compute() throws InterruptedException {
    return checked(Workload.CPU);
  }

  @Benchmark
  public long await() throws InterruptedException {
    return checked(Workload.IO);
  }

  @Benchmark
  @Headline
  public long mix() throws InterruptedException {
    return checked(Workload.MIXED);
  }

  @Benchmark
  public long lock() throws InterruptedException {
    return checked(Workload.LOCK);
  }
}
