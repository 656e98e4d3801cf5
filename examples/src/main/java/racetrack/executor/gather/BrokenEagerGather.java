// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HandGather] that waits for each task right after it has submitted it.
///
/// This is `executor.submit(task).get()` in a loop: the code of a pool, and the speed of one
/// thread.
///
/// ## Why it breaks
///
/// | step | gatherer            | worker 1 | worker 2 |
/// |------|---------------------|----------|----------|
/// | 1    | submits a           |          |          |
/// | 2    | waits for a         | runs a   | idle     |
/// | 3    | submits b           | idle     |          |
/// | 4    | waits for b         | idle     | runs b   |
///
/// The time is the sum of the tasks instead of the longest. And if a waits for b, nothing moves: b
/// is submitted when a has finished.
///
/// **Where it is right:** where each task needs the result of the one before.
///
/// @param <T> the type of the results
public final class BrokenEagerGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  BrokenEagerGather() {}

  @Override
  Future<T> start(Executor executor, Callable<T> task) {
    Announced future = new Announced(task);
    executor.execute(future);
    awaitEnd(future); // wound: not yet
    return future;
  }

  @Override
  Future<T> launch(Executor executor, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    executor.execute(future);
    awaitEnd(future); // wound: not yet
    return future;
  }

  private static void awaitEnd(Future<?> future) { // follows the wound
    try {
      future.get();
    } catch (ExecutionException e) {
      // It is kept in the future.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  @Nullable Future<T> arrive(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (finished.isEmpty() && left > 0) {
        left = arrival.awaitNanos(left);
      }
      return finished.poll();
    } finally {
      lock.unlock();
    }
  }

  /// A future that says when it is done.
  private final class Announced extends FutureTask<T> {

    Announced(Callable<T> task) {
      super(task);
    }

    @Override
    protected void done() {
      lock.lock();
      try {
        finished.add(this); // linearization point
        arrival.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
