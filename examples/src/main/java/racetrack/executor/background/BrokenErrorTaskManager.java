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

/// **Broken:** [HandTaskManager] that catches exceptions, and not all that can be thrown.
///
/// ## Why it breaks
///
/// | step | client             | worker                            | `unfinished` |
/// |------|--------------------|-----------------------------------|--------------|
/// | 1    | adds a and b       |                                   | 2            |
/// | 2    |                    | runs a: a recursion too deep      | 2            |
/// | 3    |                    | the error gets through: dies      | 2            |
/// | 4    | waits for ever     |                                   | 2            |
///
/// A stack that overflows, an assertion that fails and a class that is missing are errors, and no
/// exceptions. In the seed, too, `except Exception` lets some through.
///
/// **Where it is right:** where an error ends the whole program, so that nobody waits.
///
/// **CERT:** TPS03.
///
/// @param <T> the type of the values
public final class BrokenErrorTaskManager<T> implements TaskManager<T> {

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

  private BrokenErrorTaskManager() {}

  /// Makes a manager, and starts its workers when it is made.
  static <T> BrokenErrorTaskManager<T> start(int workers) {
    requireAtLeast(1, workers, "workers");
    BrokenErrorTaskManager<T> manager = new BrokenErrorTaskManager<>();
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
      end(run(job)); // follows the wound
      job = take();
    }
  }

  private Outcome<T> run(Job<T> job) {
    try {
      return new Outcome.Success<>(job.id(), job.task().call());
    } catch (Exception e) { // wound: `Throwable`
      return new Outcome.Failure<>(job.id(), e);
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
      queue.clear();
      work.signalAll();
      end.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
