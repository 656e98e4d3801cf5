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

/// Workers between a queue of tasks and a list of outcomes, under one lock.
///
/// **Seed idiom:** a class with a `task_queue`, a `result_queue`, daemon threads and a
/// `shutdown_event`. There the workers look for the event between tasks, and leave behind what is
/// queued.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** `unfinished` counts the tasks that were accepted and have no outcome. Each is
///   in `queue`, or in the hands of the one worker that took it out.
/// - **Nothing is lost at shutdown:** what is queued is cancelled in the block in which `closed` is
///   set. Nothing is added behind it, since [#add] looks at `closed` in the block in which it adds.
/// - **No lost wake-up:** a task that is added signals one worker; if none waits, each is on its
///   way to look into the queue. Shutdown, and the last outcome, wake all.
/// - **Linearization points:** a task is accepted by `queue.add`, ended by `outcomes.add`. The
///   count is lowered in the same block, so who finds it 0 also finds the outcomes.
/// - **Happens-before:** the `unlock` after a task was added precedes the `lock` of who takes it
///   out, and that after its outcome was added precedes the `lock` of who polls it.
/// - **Progress:** blocking. Tasks run outside of the lock.
///
/// ## Cost
///
/// Three acquisitions of the lock a task: to add it, to take it out, to end it. Neither the queue
/// nor the list has a bound: who adds faster than the workers run, or never polls, fills the
/// memory.
///
/// ## Broken twins
///
/// At shutdown, [BrokenLossTaskManager] does not answer for what is queued,
/// [BrokenTwiceTaskManager] answers and lets it run as well, and [BrokenEarlyTaskManager] counts in
/// one block and answers in the next. [BrokenEmptyTaskManager] waits for the queue and not for the
/// tasks. [BrokenSilentTaskManager] has no outcome for a failure, and a worker of
/// [BrokenErrorTaskManager] dies of an error.
///
/// ## Sources
///
/// - D. Lea, *Concurrent Programming in Java*, 2nd ed., 1999, section 4.1.4 (worker threads).
/// - JLS 25, §17.4.5 (happens-before).
///
/// @param <T> the type of the values
public final class HandTaskManager<T> implements TaskManager<T> {

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

  private HandTaskManager() {}

  /// Makes a manager, and starts its workers when it is made.
  static <T> HandTaskManager<T> start(int workers) {
    requireAtLeast(1, workers, "workers");
    HandTaskManager<T> manager = new HandTaskManager<>();
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
      queue.add(job); // linearization point
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
      outcomes.add(outcome); // linearization point
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
        outcomes.add(job.cancelled()); // linearization point
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
