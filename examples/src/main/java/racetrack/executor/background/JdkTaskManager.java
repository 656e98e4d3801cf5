// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The library's pool, and a list of outcomes: the baseline in every chart.
///
/// **Seed idiom:** `ThreadPoolExecutor` in place of queue and threads.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The queue, the workers and their ends are [ThreadPoolExecutor]'s. Ours is:
///
/// - **Shutdown:** the pool is shut down, which interrupts nobody who runs a task, and then what is
///   queued is taken out and cancelled. A task leaves the queue once, be it to a worker or to us.
///   The pool itself takes out and rejects what came into the queue behind the shutdown, unless
///   somebody has got hold of it before.
/// - **Counting:** a task is counted in before the pool gets it, and out again if the pool rejects
///   it. Its outcome is added and counted in one step, so who finds none missing finds it.
/// - **Happens-before:** `execute` comes before the task that it hands over; and the monitor of
///   [Outcomes] orders the task's end before whoever polls its outcome.
///
/// A [java.util.concurrent.FutureTask] would not do in the place of the count: it wakes those who
/// wait for it *before* it calls `done`, where its outcome would be added.
///
/// ## Cost
///
/// Two locks and a monitor per task: one lock for either end of the queue.
///
/// ## Broken twins
///
/// [BrokenLossTaskManager] and [BrokenEarlyTaskManager], by way of [HandTaskManager].
///
/// ## Sources
///
/// - [java.util.concurrent.ExecutorService], *Memory consistency effects*.
///
/// @param <T> the type of the values
public final class JdkTaskManager<T> implements TaskManager<T> {

  private final ThreadPoolExecutor pool;
  private final Outcomes<T> outcomes = new Outcomes<>();

  JdkTaskManager(int workers) {
    requireAtLeast(1, workers, "workers");
    pool =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("worker-", 1).factory());
  }

  /// A task in the pool. It is one of a kind, and not a record, since the pool looks for it.
  private final class Command implements Runnable {

    private final Job<T> job;

    Command(Job<T> job) {
      this.job = job;
    }

    @Override
    public void run() {
      outcomes.add(job.run());
    }

    void cancel() {
      outcomes.add(job.cancelled());
    }
  }

  @Override
  public void add(String id, Callable<T> task) {
    Job<T> job = new Job<>(requireNonNull(id, "id"), requireNonNull(task, "task"));
    outcomes.expect();
    try {
      pool.execute(new Command(job));
    } catch (RejectedExecutionException e) {
      outcomes.forget();
      throw e;
    }
  }

  @Override
  public List<Outcome<T>> poll() {
    return outcomes.poll();
  }

  @Override
  public void await() throws InterruptedException {
    outcomes.await();
  }

  @Override
  public void shutdown() {
    pool.shutdown();
    List<Runnable> left = new ArrayList<>();
    pool.getQueue().drainTo(left);
    for (Runnable command : left) {
      ((JdkTaskManager<?>.Command) command).cancel();
    }
  }
}
