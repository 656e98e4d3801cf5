// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.scaling.Workload;

/// What do too many threads cost?
///
/// A worker of the chart is one of a pool's that is made for a batch of 512 tasks and closed behind
/// it, so starting the threads is part of it. Tasks compute for half a millisecond, or for a tenth
/// of one with a lock held that all want.
///
/// **Prediction:** as many threads as cores do all that can be done. Far more of them cost their
/// starts, some fifty microseconds each, and little else, as long as the tasks are much shorter
/// than what the system gives a thread at a time. With a lock, all but one wait in any case, and
/// each hand-over wakes a thread up.
///
/// **Trap:** a pool that was made before hides the starts, which are most of the price.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1)
@State(Scope.Benchmark)
public class CrowdBench {

  private static final int TASKS = 512;

  @Param({"1", "2", "8", "64", "512"})
  int workers;

  private final Checked computing = new Checked(Workload.CPU);
  private final Checked locking = new Checked(Workload.LOCK);

  @Setup
  public void solve() throws InterruptedException {
    computing.solve();
    locking.solve();
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public List<Long> compute() throws InterruptedException, ExecutionException {
    return run(computing);
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public List<Long> lock() throws InterruptedException, ExecutionException {
    return run(locking);
  }

  private List<Long> run(Checked task) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      return task.batch(TASKS, pool);
    }
  }
}
