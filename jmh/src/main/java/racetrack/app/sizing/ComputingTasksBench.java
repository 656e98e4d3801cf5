// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.Collections;
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
import racetrack.process.pool.ProcessPool;
import racetrack.scaling.Workload;

/// How many tasks that compute do 1, 2 and 4 threads do in a second, and as many processes, 4 and 8
/// at a time?
///
/// A worker of the chart is one of the pool's; one caller hands in a batch, and waits for all of
/// it. A task computes for half a millisecond.
///
/// **Prediction:** threads and processes gain until each core has a worker, and no more: there is
/// no lock that lets one thread at a time compute, as Python has. Processes are behind by what it
/// costs to cross, some twenty microseconds per task, and by how they are woken: the system expects
/// who writes to a socket to sleep, and wakes the reader on the writer's core. So two workers that
/// are woken one after the other may begin on the same core, which a small batch feels the most.
///
/// **Trap:** a process that has just begun has not compiled its task yet, and a short trial would
/// measure its interpreter. So each has done some tasks before.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(1)
public class ComputingTasksBench {

  /// How many tasks a process does before it is measured.
  private static final int WARM_UP = 100;

  /// The task.
  @State(Scope.Benchmark)
  public static class Work {

    private final Checked task = new Checked(Workload.CPU);

    @Setup
    public void solve() throws InterruptedException {
      task.solve();
    }
  }

  /// Threads.
  @State(Scope.Benchmark)
  public static class OfThreads {

    @Param({"1", "2", "4"})
    int workers;

    private ExecutorService pool;

    @Setup
    public void open() {
      pool = Executors.newFixedThreadPool(workers);
    }

    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// Processes.
  @State(Scope.Benchmark)
  public static class OfProcesses {

    @Param({"1", "2", "4"})
    int workers;

    private ExecutorService pool;

    @Setup
    public void open() throws InterruptedException {
      pool = ProcessPool.builder().workers(workers).build();
      pool.invokeAll(Collections.nCopies(WARM_UP * workers, Workload.CPU));
    }

    @TearDown
    public void close() {
      pool.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(4)
  public List<Long> threads4(Work work, OfThreads threads)
      throws InterruptedException, ExecutionException {
    return work.task.batch(4, threads.pool);
  }

  @Benchmark
  @OperationsPerInvocation(8)
  public List<Long> threads8(Work work, OfThreads threads)
      throws InterruptedException, ExecutionException {
    return work.task.batch(8, threads.pool);
  }

  @Benchmark
  @OperationsPerInvocation(4)
  public List<Long> processes4(Work work, OfProcesses processes)
      throws InterruptedException, ExecutionException {
    return work.task.batch(4, processes.pool);
  }

  @Benchmark
  @OperationsPerInvocation(8)
  public List<Long> processes8(Work work, OfProcesses processes)
      throws InterruptedException, ExecutionException {
    return work.task.batch(8, processes.pool);
  }
}
