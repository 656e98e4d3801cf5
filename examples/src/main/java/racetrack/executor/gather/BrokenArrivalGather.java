// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

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

/// **Broken:** [HandGather] that adds to `finished` before it locks.
///
/// ## Why it breaks
///
/// Two tasks that finish together write to one deque. Each reads the end, writes its element there
/// and moves the end: the second to write overwrites the first.
///
/// | step | task a              | task b              | `finished`         |
/// |------|---------------------|---------------------|--------------------|
/// | 1    | reads the end: 0    |                     | `[]`               |
/// | 2    |                     | reads the end: 0    | `[]`               |
/// | 3    | writes a at 0       |                     | `[a]`              |
/// | 4    |                     | writes b at 0       | `[b]`              |
/// | 5    | sets the end to 1   | sets the end to 1   | `[b]`              |
///
/// The gatherer waits for a, which has finished, for ever.
///
/// **Where it is right:** on an executor with one thread, which the gatherer is not.
///
/// **CERT:** VNA02.
///
/// @param <T> the type of the results
public final class BrokenArrivalGather<T> extends ArrivalGather<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();

  @SuppressWarnings("GuardedBy") // the wound
  private final Queue<Future<T>> finished = new ArrayDeque<>();

  BrokenArrivalGather() {}

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

  /// A future that says when it is done.
  private final class Announced extends FutureTask<T> {

    Announced(Callable<T> task) {
      super(task);
    }

    @Override
    protected void done() {
      finished.add(this); // wound: not under the lock
      lock.lock();
      try {
        // follows the wound: no `finished.add(this)`
        arrival.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
