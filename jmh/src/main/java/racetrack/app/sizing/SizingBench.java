// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
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
import racetrack.scaling.Workload;

/// How do the four workloads of the advisor scale with the workers?
///
/// A worker of the chart is one of JMH's threads, which does one task after the other. There is no
/// subject: what is measured is what the subjects give advice on, by other means than theirs.
///
/// **Prediction:** [#compute] doubles until there is a worker for each processor, and stays.
/// [#await] doubles far beyond. [#mix] does so for some nine workers per processor. [#lock] does
/// not gain from the first worker more.
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

  private final Checked cpu = new Checked(Workload.CPU);
  private final Checked io = new Checked(Workload.IO);
  private final Checked mixed = new Checked(Workload.MIXED);
  private final Checked locked = new Checked(Workload.LOCK);

  @Setup
  public void solve() throws InterruptedException {
    for (Checked task : List.of(cpu, io, mixed, locked)) {
      task.solve();
    }
  }

  @Benchmark
  public long compute() throws InterruptedException {
    return cpu.once();
  }

  @Benchmark
  public long await() throws InterruptedException {
    return io.once();
  }

  @Benchmark
  @Headline
  public long mix() throws InterruptedException {
    return mixed.once();
  }

  @Benchmark
  public long lock() throws InterruptedException {
    return locked.once();
  }
}
