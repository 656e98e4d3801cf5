// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;
import racetrack.executor.background.TaskManager.Outcome;
import racetrack.executor.background.TaskManager.Outcome.Success;

/// How many empty tasks per second go in and come out as outcomes?
///
/// Solo clients: each has a manager of its own with two workers. An operation is one task of 256
/// that are added, waited for and polled.
///
/// **Prediction:** the tasks are empty, so what is seen is the handing over, and the waking of
/// workers who wait. One lock for everything is held for a few instructions at a time, and beats
/// two locks and a monitor as long as few contend for it. A thread a task costs more than a place
/// in a queue.
///
/// **Trap:** a manager that gives one outcome twice and loses another has the right count. So the
/// tasks return numbers, and their sum is checked.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TaskManagerBench {

  private static final int TASKS = 256;

  /// A client's manager.
  @State(Scope.Thread)
  public static class Client {

    @Param("HAND")
    TaskManagerSubject subject;

    TaskManager<Integer> manager;

    @Setup(Level.Iteration)
    public void start() {
      manager = subject.start(2);
    }

    @TearDown(Level.Iteration)
    public void close() {
      manager.close();
    }

    void check(long sum) {
      if (sum != (long) TASKS * (TASKS - 1) / 2) {
        throw new AssertionError(
            "%s ran the numbers below %d, and they add up to %d.".formatted(subject, TASKS, sum));
      }
    }
  }

  @Benchmark
  @Headline
  @OperationsPerInvocation(TASKS)
  public long run(Client client) throws InterruptedException {
    for (int task = 0; task < TASKS; task++) {
      int number = task;
      client.manager.add("task", () -> number);
    }
    client.manager.await();
    long sum = sum(client.manager.poll());
    client.check(sum);
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long baseline() {
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    for (int task = 0; task < TASKS; task++) {
      int number = task;
      outcomes.add(new Job<>("task", () -> number).run());
    }
    return sum(outcomes);
  }

  private static long sum(List<Outcome<Integer>> outcomes) {
    long sum = 0;
    for (Outcome<Integer> outcome : outcomes) {
      sum += ((Success<Integer>) outcome).value();
    }
    return sum;
  }
}
