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

/// Futures that announce themselves when they are done, and a gatherer that waits for the next.
///
/// **Seed idiom:** `as_completed(futures)`, `wait(futures, return_when=…)` and `executor.map`.
///
/// **Thread safety:** the futures may finish in any threads; the group is used by one.
///
/// ## Why it is correct
///
/// - **Once:** a [FutureTask] calls `done` exactly once, in the thread that ends it, whether by a
///   value, a failure or a cancellation. So each future is added to `finished` exactly once.
/// - **No lost wake-up:** it is added and signalled under the `lock` under which the gatherer finds
///   `finished` empty and begins to wait. There is one gatherer, so one signal suffices.
/// - **Linearization point:** a task counts as finished from `finished.add` on.
/// - **Happens-before:** the `unlock` after it precedes the `lock` under which the gatherer takes
///   the future; what the task wrote comes before both.
/// - **Progress:** who finishes a task waits for `lock` only as long as others add or take one.
///
/// ## Cost
///
/// One lock, taken twice a task. Asking each future in turn would need none, and would wait for a
/// slow one while fast ones are ready.
///
/// ## Broken twins
///
/// [BrokenEagerGather] gets each result right after it has submitted the task;
/// [BrokenFailureGather] takes the first failure for the end, and [BrokenSilentGather] takes no
/// failure at all. [BrokenLimitGather] looks at the limits of tasks that have finished.
/// [BrokenArrivalGather] adds to `finished` outside of the lock.
///
/// ## Sources
///
/// - [java.util.concurrent.ExecutorCompletionService], which is built in the same way.
///
/// @param <T> the type of the results
public final class HandGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  HandGather() {}

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
      // equivalent: while-to-if, whoever calls this looks again, in a loop of its own.
      while (finished.isEmpty() && left > 0) {
        // equivalent: timeout-to-zero, who waits looks again and again instead, as it may.
        left = arrival.awaitNanos(left);
      }
      // equivalent: split, one thread polls, and what has finished stays so.
      // equivalent: shrink-at-the-end, formally wrong: one thread may poll from an ArrayDeque while
      // one adds, but not at the moment at which it grows. Not seen here: that is some nanoseconds.
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
        // equivalent: split, who waits is told a moment later.
        // equivalent: signal-all, one thread waits, at most.
        arrival.signal();
      } finally { // equivalent: drop-finally, nothing above throws under the lock.
        lock.unlock();
      }
    }
  }
}
