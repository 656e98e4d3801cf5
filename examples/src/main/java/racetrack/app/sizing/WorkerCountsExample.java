// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.process.pool.ProcessPool;
import racetrack.process.pool.RemoteCallable;
import racetrack.programs.TimeScale;
import racetrack.scaling.Workload;

/// Tasks that wait on 1, 2, 4 and 8 threads; tasks that compute on 1, 2 and 4, and as many
/// processes.
///
/// Tasks that wait take as many waves as it takes to give each a worker, on any number of
/// processors. Tasks that compute gain no more when the processors are busy. In Python only
/// processes would gain, and a lambda could not cross to them; ours can, if its type says so.
@Seed(rows = "3.19", idiom = "for worker_count in [1, 2, 4, 8]: with ThreadPoolExecutor(...)")
public final class WorkerCountsExample {

  static final List<Integer> IO_TASKS = List.of(10, 20, 30);
  static final List<Integer> IO_WORKERS = List.of(1, 2, 4, 8);
  static final List<Integer> CPU_TASKS = List.of(4, 8);
  static final List<Integer> CPU_WORKERS = List.of(1, 2, 4);

  /// How many of the workload's tasks make one of ours, of some twenty milliseconds.
  private static final int PARTS = 40;

  private static final Duration WAIT = Duration.ofMillis(100);

  /// A cell of the table.
  ///
  /// @param kind what ran where
  /// @param workers on how many workers
  /// @param batch what came of it
  record Cell(String kind, int workers, Batch batch) {}

  private WorkerCountsExample() {}

  /// Prints the table.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Duration wait = TimeScale.scaled(WAIT);
    Callable<Long> io =
        () -> {
          Thread.sleep(wait);
          return 1L;
        };
    RemoteCallable<Long> cpu = WorkerCountsExample::compute;
    table(io, cpu, WorkerCountsExample::processes, System.out::println);
  }

  private static long compute() throws InterruptedException {
    long sum = 0;
    for (int part = 0; part < PARTS; part++) {
      sum += Workload.CPU.call();
    }
    return sum;
  }

  /// Where workers come from.
  interface Pools {

    /// {@return a pool}
    ///
    /// @param workers how many workers it has
    ExecutorService create(int workers);
  }

  /// Makes the table.
  ///
  /// @param io a task that waits
  /// @param cpu a task that computes, and can cross to a process
  /// @param processes where processes come from
  /// @param lines takes what the program prints
  /// @return its cells, row by row
  static List<Cell> table(
      Callable<Long> io, Callable<Long> cpu, Pools processes, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    lines.accept(
        "%d processors; seconds by number of workers"
            .formatted(Runtime.getRuntime().availableProcessors()));
    List<Cell> cells = new ArrayList<>();
    for (int tasks : IO_TASKS) {
      cells.addAll(
          row("wait, threads", io, tasks, IO_WORKERS, Executors::newFixedThreadPool, lines));
    }
    for (int tasks : CPU_TASKS) {
      cells.addAll(
          row("compute, threads", cpu, tasks, CPU_WORKERS, Executors::newFixedThreadPool, lines));
      cells.addAll(row("compute, processes", cpu, tasks, CPU_WORKERS, processes, lines));
    }
    return cells;
  }

  private static ExecutorService processes(int workers) {
    return ProcessPool.builder().workers(workers).build();
  }

  private static List<Cell> row(
      String kind,
      Callable<Long> task,
      int tasks,
      List<Integer> counts,
      Pools pools,
      Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    List<Cell> cells = new ArrayList<>();
    StringBuilder line = new StringBuilder("%2d that %-20s".formatted(tasks, kind));
    for (int workers : counts) {
      try (ExecutorService pool = pools.create(workers)) {
        Batch _ = Batch.run(task, workers, pool); // its workers start
        Batch batch = Batch.run(task, tasks, pool);
        cells.add(new Cell(kind, workers, batch));
        line.append(" %d: %.3f ".formatted(workers, batch.seconds()));
      }
    }
    lines.accept(line.toString());
    return cells;
  }
}
