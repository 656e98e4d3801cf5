// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HandGather] that looks at the limit of a task when the task has finished.
///
/// This is `future.get(3, SECONDS)` on what a completion service has handed out: the wait is over
/// before it begins, so its time-out can never fire.
///
/// ## Why it breaks
///
/// | time | task, limit 3        | gatherer                                  |
/// |------|----------------------|-------------------------------------------|
/// | 0    | begins               | waits for a task to finish                |
/// | 3    | should be given up   | waits for a task to finish                |
/// | 4    | finishes             | is given it: 0 to wait, of 3              |
///
/// If the task never ends, it is the time-out of all that ends the wait, and takes the other tasks
/// with it.
///
/// **Where it is right:** on a future that was not seen finished.
///
/// @param <T> the type of the results
public final class BrokenLimitGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  BrokenLimitGather() {}

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
  List<Future<T>> late() {
    return super.late().stream().filter(Future::isDone).toList(); // wound: they are not
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
