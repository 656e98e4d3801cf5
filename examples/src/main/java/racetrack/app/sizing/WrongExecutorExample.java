// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import racetrack.catalogue.Seed;
import racetrack.scaling.Workload;

/// Tasks that wait on a pool that is sized for computing, tasks that compute on a huge one, and
/// each where it belongs.
///
/// The first mistake is expensive: the processors are idle while tasks wait for a worker. The
/// second costs less than is said. The tasks take turns, which takes some switches and some memory,
/// but the processors are busy all the time; what suffers is whoever waits for the first result.
@Seed(rows = "3.16", idiom = "pitfall: choosing the wrong executor type")
public final class WrongExecutorExample {

  static final int TASKS = 200;

  /// What came of it.
  ///
  /// @param what what ran where
  /// @param batch its results
  record Line(String what, Batch batch) {}

  private WrongExecutorExample() {}

  /// Prints how long each took.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while waiting
  /// @throws ExecutionException if a task failed
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    compare(Workload.IO, Workload.CPU, System.out::println);
  }

  /// Runs tasks where they belong, and where they do not.
  ///
  /// @param io a task that waits
  /// @param cpu a task that computes
  /// @param lines takes what the program prints
  /// @return the four batches, the wrong choice before the right one
  static List<Line> compare(Callable<Long> io, Callable<Long> cpu, Consumer<String> lines)
      throws InterruptedException, ExecutionException {
    int processors = Runtime.getRuntime().availableProcessors();
    List<Line> all =
        List.of(
            run("that wait, on %d threads".formatted(processors), io, fixed(processors)),
            run(
                "that wait, on a virtual thread each",
                io,
                Executors.newVirtualThreadPerTaskExecutor()),
            run("that compute, on %d threads".formatted(TASKS), cpu, fixed(TASKS)),
            run("that compute, on %d threads".formatted(processors), cpu, fixed(processors)));
    for (Line line : all) {
      lines.accept("%-48s %.3f s".formatted(line.what(), line.batch().seconds()));
    }
    return all;
  }

  private static ExecutorService fixed(int workers) {
    return Executors.newFixedThreadPool(workers);
  }

  /// The first batch is for the compiler, and for the pool to start its threads.
  private static Line run(String where, Callable<Long> task, ExecutorService executor)
      throws InterruptedException, ExecutionException {
    try (executor) {
      Batch _ = Batch.run(task, TASKS, executor);
      return new Line("%d tasks %s".formatted(TASKS, where), Batch.run(task, TASKS, executor));
    }
  }
}
