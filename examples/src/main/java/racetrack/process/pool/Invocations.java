// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// `invokeAll` and `invokeAny`, of whatever submits. Whatever ends them, what is not done by then
/// is cancelled.
final class Invocations {

  private Invocations() {}

  /// Runs all tasks and waits for them, but no longer than a limit; not at all if it is negative.
  static <T> List<Future<T>> all(
      Function<Callable<T>, TaskFuture<T>> pool,
      Collection<? extends Callable<T>> tasks,
      long nanos)
      throws InterruptedException {
    long start = System.nanoTime();
    requireTasks(tasks);
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        futures.add(pool.apply(task));
      }
      for (Future<T> future : futures) {
        awaitEnd(future, left(nanos, start));
      }
      return futures;
    } catch (TimeoutException e) {
      return futures;
    } finally {
      cancelAll(futures);
    }
  }

  /// Runs tasks until one succeeds, but no longer than a limit; without waiting if it is negative.
  static <T> T any(
      Function<Callable<T>, TaskFuture<T>> pool,
      Collection<? extends Callable<T>> tasks,
      long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    requireTasks(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("invokeAny needs at least one task");
    }
    BlockingQueue<Future<T>> ended = new LinkedBlockingQueue<>();
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        TaskFuture<T> future = pool.apply(task);
        futures.add(future);
        future.onDone(ended::add);
      }
      return firstSuccess(futures.size(), ended, start, nanos);
    } finally {
      cancelAll(futures);
    }
  }

  private static <T> T firstSuccess(
      int count, BlockingQueue<Future<T>> ended, long start, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutionException failure = new ExecutionException("no task has ended", null);
    for (int i = 0; i < count; i++) {
      Future<T> future = ended.poll(left(nanos, start), TimeUnit.NANOSECONDS);
      if (future == null) {
        throw new TimeoutException("no task succeeded in time");
      }
      try {
        return future.get();
      } catch (ExecutionException e) {
        failure = e;
      } catch (CancellationException e) {
        failure = new ExecutionException(e);
      }
    }
    throw failure;
  }

  /// {@return how much is left of a limit; at least 0}
  private static long left(long nanos, long start) {
    return Math.max(0, Math.max(0, nanos) - (System.nanoTime() - start)); // does not overflow
  }

  private static void requireTasks(Collection<? extends Callable<?>> tasks) {
    tasks.forEach(task -> requireNonNull(task, "task"));
  }

  private static void awaitEnd(Future<?> future, long nanos)
      throws InterruptedException, TimeoutException {
    try {
      future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | CancellationException e) {
      // How it ended is the caller's business.
    }
  }

  private static void cancelAll(List<? extends Future<?>> futures) {
    futures.forEach(future -> future.cancel(true));
  }
}
