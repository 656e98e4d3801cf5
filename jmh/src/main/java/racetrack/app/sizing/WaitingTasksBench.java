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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.scaling.Workload;

/// How many tasks that wait does a pool of 1, 2, 4 and 8 workers do in a second, 10, 20 and 30 at a
/// time?
///
/// A worker of the chart is one of the pool's; one caller hands in a batch, and waits for all of
/// it. A task waits for five milliseconds.
///
/// **Prediction:** a batch takes as many waves as it takes to give each task a worker, on any
/// number of cores. 10, 20 and 30 tasks are 2, 3 and 4 waves of 8, so the longer batch gains more
/// of the last workers: 5, 6.7 and 7.5 times what one does.
///
/// **Trap:** batches whose last wave is full flatter the pool.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1)
@State(Scope.Benchmark)
public class WaitingTasksBench {

  @Param({"1", "2", "4", "8"})
  int workers;

  private final Checked task = new Checked(Workload.IO);
  private ExecutorService pool;

  @Setup
  public void open() throws InterruptedException {
    task.solve();
    pool = Executors.newFixedThreadPool(workers);
  }

  @TearDown
  public void close() {
    pool.close();
  }

  @Benchmark
  @OperationsPerInvocation(10)
  public List<Long> tasks10() throws InterruptedException, ExecutionException {
    return task.batch(10, pool);
  }

  @Benchmark
  @OperationsPerInvocation(20)
  public List<Long> tasks20() throws InterruptedException, ExecutionException {
    return task.batch(20, pool);
  }

  @Benchmark
  @OperationsPerInvocation(30)
  public List<Long> tasks30() throws InterruptedException, ExecutionException {
    return task.batch(30, pool);
  }
}
