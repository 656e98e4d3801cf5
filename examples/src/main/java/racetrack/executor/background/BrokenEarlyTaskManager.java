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

/// **Broken:** [HandTaskManager] that counts in one block at shutdown, and answers in the next.
///
/// ## Why it breaks
///
/// Both blocks hold the lock, and between them the count says that there is an outcome for every
/// task.
///
/// | step | client                 | closer                           | `outcomes` | `unfinished` |
/// |------|------------------------|----------------------------------|------------|--------------|
/// | 1    | adds a                 |                                  | `[]`       | 1            |
/// | 2    |                        | takes a out of the queue, counts | `[]`       | 0            |
/// | 3    | waits for nothing      |                                  | `[]`       | 0            |
/// | 4    | polls: nothing         |                                  | `[]`       | 0            |
/// | 5    |                        | adds the outcome of a            | `[a]`      | 0            |
///
/// The client has waited for the end, as it should, and misses an outcome all the same.
///
/// **Where it is right:** if the one who shuts down is also the one who polls.
///
/// **CERT:** VNA03.
///
/// @param <T> the type of the values
public final class BrokenEarlyTaskManager<T> implements TaskManager<T> {

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

  private BrokenEarlyTaskManager() {}

  /// Makes a manager, and starts its workers when it is made.
  static <T> BrokenEarlyTaskManager<T> start(int workers) {
    requireAtLeast(1, workers, "workers");
    BrokenEarlyTaskManager<T> manager = new BrokenEarlyTaskManager<>();
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
    for (Job<T> job : stop()) {
      add(job.cancelled()); // wound: it was counted in another block
    }
  }

  private List<Job<T>> stop() {
    lock.lock();
    try {
      closed = true;
      List<Job<T>> left = List.copyOf(queue); // follows the wound
      unfinished -= left.size();
      queue.clear();
      work.signalAll();
      end.signalAll();
      return left; // follows the wound
    } finally {
      lock.unlock();
    }
  }

  private void add(Outcome<T> outcome) { // follows the wound
    lock.lock();
    try {
      outcomes.add(outcome);
    } finally {
      lock.unlock();
    }
  }
}
