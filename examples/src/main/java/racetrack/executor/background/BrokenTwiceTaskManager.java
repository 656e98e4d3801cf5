// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// **Broken:** [HandTaskManager] that cancels what is queued and leaves it there.
///
/// ## Why it breaks
///
/// Workers look into the queue before they look whether it is over.
///
/// | step | client              | worker           | `queue` | `outcomes`        |
/// |------|---------------------|------------------|---------|-------------------|
/// | 1    | adds a and b        | runs a           | `[b]`   | `[]`              |
/// | 2    | `shutdown()`        |                  | `[b]`   | b cancelled       |
/// | 3    |                     | ends a           | `[b]`   | b cancelled, a    |
/// | 4    |                     | takes and runs b | `[]`    | b cancelled, a, b |
///
/// Whoever was told that b is cancelled may have given it to somebody else by now, and it is done
/// twice.
///
/// **Where it is right:** if nothing is queued when it is shut down.
///
/// @param <T> the type of the values
public final class BrokenTwiceTaskManager<T> implements TaskManager<T> {

  private final Lock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition end = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Job<T>> queue = new ArrayDeque<>();

  @GuardedBy("lock")
  private List<Outcome<T>> outcomes = new ArrayList<>();

  @GuardedBy("lock")
  private int unfinished;

  @GuardedBy("lock")
  private boolean closed;

  private BrokenTwiceTaskManager() {}

  /// Makes a manager, and starts its workers when it is made.
  static <T> BrokenTwiceTaskManager<T> start(int workers) {
    requireAtLeast(1, workers, "workers");
    BrokenTwiceTaskManager<T> manager = new BrokenTwiceTaskManager<>();
    for (int worker = 1; worker <= workers; worker++) {
      Thread.ofPlatform().daemon().name("worker-" + worker).start(manager::work);
    }
    return manager;
  }

  @Override
  public void add(String id, Callable<T> task) {
    Job<T> job = new Job<>(requireNonNull(id, "id"), requireNonNull(task, "task"));
    lock.lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("the manager is shut down");
      }
      queue.add(job);
      unfinished++;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    Job<T> job = take();
    while (job != null) {
      end(job.run());
      job = take();
    }
  }

  /// {@return the next task; null if there will be none}
  private @Nullable Job<T> take() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        work.awaitUninterruptibly();
      }
      Thread.interrupted(); // what the task before has left must not hit this one
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  private void end(Outcome<T> outcome) {
    lock.lock();
    try {
      outcomes.add(outcome);
      unfinished--;
      end.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Outcome<T>> poll() {
    lock.lock();
    try {
      List<Outcome<T>> polled = outcomes;
      outcomes = new ArrayList<>();
      return polled;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void await() throws InterruptedException {
    lock.lock();
    try {
      while (unfinished > 0) {
        end.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      closed = true;
      for (Job<T> job : queue) {
        outcomes.add(job.cancelled());
      }
      unfinished -= queue.size();
      work.signalAll(); // wound: the queue is not cleared
      end.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
