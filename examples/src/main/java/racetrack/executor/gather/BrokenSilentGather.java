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

/// **Broken:** [HandGather] whose tasks catch their failures and return nothing.
///
/// ## Why it breaks
///
/// The worker is safe, and so is the batch. But a failure is now a result like any other, and
/// whoever gathers cannot tell "nothing found" from "could not look".
///
/// | step | task                       | gatherer                         |
/// |------|----------------------------|----------------------------------|
/// | 1    | throws                     |                                  |
/// | 2    | is caught, null is returned |                                 |
/// | 3    |                            | gets null: all tasks successful  |
///
/// **Where it is right:** where the task reports its failure elsewhere, and null means just that.
///
/// **CERT:** TPS03.
///
/// @param <T> the type of the results
public final class BrokenSilentGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  BrokenSilentGather() {}

  @Override
  Future<T> start(Executor executor, Callable<T> task) {
    Announced future = new Announced(() -> callOrNothing(task)); // follows the wound
    executor.execute(future);
    return future;
  }

  @Override
  Future<T> launch(Executor executor, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(() -> callOrNothing(task)); // follows the wound
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

  @SuppressWarnings("NullAway") // the wound
  private static <T> T callOrNothing(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      return null; // wound: the failure
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
