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

/// **Broken:** [HandTaskManager] that waits until the queue is empty.
///
/// ## Why it breaks
///
/// What is not in the queue need not be done: it may be in the hands of a worker.
///
/// | step | client                       | worker      | `queue` | `outcomes` |
/// |------|------------------------------|-------------|---------|------------|
/// | 1    | adds a                       |             | `[a]`   | `[]`       |
/// | 2    |                              | takes a out | `[]`    | `[]`       |
/// | 3    | waits for nothing            | runs a      | `[]`    | `[]`       |
/// | 4    | polls: nothing               | runs a      | `[]`    | `[]`       |
/// | 5    |                              | ends a      | `[]`    | `[a]`      |
///
/// It is the same with a client that polls until it gets nothing, and mistakes that for the end.
///
/// **Where it is right:** for a client who wants to know whether the workers keep up.
///
/// @param <T> the type of the values
@SuppressWarnings("UnusedVariable") // the wound: nobody reads the count
public final class BrokenEmptyTaskManager<T> implements TaskManager<T> {

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

  private BrokenEmptyTaskManager() {}

  /// Makes a manager, and starts its workers when it is made.
  static <T> BrokenEmptyTaskManager<T> start(int workers) {
    requireAtLeast(1, workers, "workers");
    BrokenEmptyTaskManager<T> manager = new BrokenEmptyTaskManager<>();
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
      while (!queue.isEmpty()) { // wound: nor is what runs done
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
      queue.clear();
      work.signalAll();
      end.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
