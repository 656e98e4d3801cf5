// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import racetrack.benchmarks.Headline;
import racetrack.executor.pool.TaskPool.Saturation;
import racetrack.executor.pool.TaskPool.Settings;

/// How many empty tasks per second pass through a pool, and what does it cost to wait for one?
///
/// There are as many workers as clients. A client of [#submit] has up to 64 tasks on their way and
/// waits for the oldest; one of [#roundTrip] waits for each.
///
/// **Prediction:** an empty task costs what the queue costs. With one lock, more clients bring more
/// contention and not more tasks; a queue for each worker helps, unless all pay for a common bound.
/// A round trip costs two threads their sleep, which is a hundred times the work of the queue.
///
/// **Trap:** a pool that runs tasks on their submitters, or drops them, looks like a fast one. So
/// the bound is out of reach, and each client adds up the numbers that its tasks return.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TaskPoolBench {

  private static final int WINDOW = 64;

  /// The pool, shared by all clients.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("HAND")
    TaskPoolSubject subject;

    TaskPool pool;
    private final Queue<Client> clients = new ConcurrentLinkedQueue<>();

    @Setup
    public void create(BenchmarkParams params) {
      int workers = params.getThreads();
      pool =
          subject.create(
              Settings.DEFAULT
                  .withWorkers(workers)
                  .withCapacity(2 * WINDOW * workers, Saturation.BLOCK));
    }

    @TearDown
    public void check() throws ExecutionException, InterruptedException {
      for (Client client : clients) {
        while (!client.window.isEmpty()) {
          client.receive();
        }
        long expected = client.submitted * (client.submitted - 1) / 2;
        if (client.sum != expected) {
          throw new AssertionError(
              "A client gave %s the numbers below %d, but those that came back add up to %d."
                  .formatted(subject, client.submitted, client.sum));
        }
      }
      pool.close();
    }
  }

  /// A client's tasks that are on their way, and the numbers that came back.
  @State(Scope.Thread)
  public static class Tally {

    final Queue<Future<Long>> window = new ArrayDeque<>();
    long submitted;
    long sum;

    void receive() throws ExecutionException, InterruptedException {
      sum += window.remove().get();
    }
  }

  /// A client of the pool.
  public static class Client extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.clients.add(this);
    }
  }

  @Benchmark
  @Headline
  public void submit(Shared shared, Client client) throws ExecutionException, InterruptedException {
    if (client.window.size() == WINDOW) {
      client.receive();
    }
    long number = client.submitted++;
    client.window.add(shared.pool.submit(() -> number));
  }

  @Benchmark
  public void roundTrip(Shared shared, Client client)
      throws ExecutionException, InterruptedException {
    long number = client.submitted++;
    client.sum += shared.pool.submit(() -> number).get();
  }

  @Benchmark
  public void baseline(Tally tally) throws ExecutionException, InterruptedException {
    if (tally.window.size() == WINDOW) {
      tally.receive();
    }
    long number = tally.submitted++;
    FutureTask<Long> task = new FutureTask<>(() -> number);
    tally.window.add(task);
    task.run();
  }
}
