// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HandGather] that takes the first failure for the end.
///
/// This is a loop over the futures whose first `get` that throws ends the loop.
///
/// ## Why it breaks
///
/// | step | task 1  | task 2   | task 3   | gatherer                        |
/// |------|---------|----------|----------|---------------------------------|
/// | 1    | returns |          |          | waits for all: 1 has finished   |
/// | 2    |         | fails    |          | 2 has failed: stops             |
/// | 3    |         |          | returns  | has gone, with 1 and a failure  |
///
/// The work of task 3 is done, and nobody has its result.
///
/// **Where it is right:** where one failure makes the rest worthless. Then the rest should be
/// cancelled, and [Gather.Until#FIRST_FAILURE] asked for.
///
/// @param <T> the type of the results
public final class BrokenFailureGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  BrokenFailureGather() {}

  @Override
  Future<T> start(Executor executor, Callable<T> task) {
    Announced future = new Announced(task);
    executor.execute(future);
    return future;
  }

  @Override
  Future<T> launch(Executor executor, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    executor.execute(future);
    return future;
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

  @Override
  boolean isEnough(Until until) {
    return super.isEnough(until) || hasFailure(); // wound: a failure is one outcome of many
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
