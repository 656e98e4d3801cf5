// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.dynamic;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Workers, a queue, and a count of the tasks that have not ended.
///
/// **Seed idiom:** a loop that submits while fewer than four are in flight, and goes on `while
/// pending or active`.
///
/// **Thread safety:** unconditional; each call has workers and a queue of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** `unfinished` counts the tasks in `queue` and those that run. A task's children
///   are counted in under the acquisition of `lock` that counts it out, so it is 0 only when
///   nothing is left, and stays so.
/// - **Ends:** a worker that finds the queue empty waits as long as `unfinished` is above 0:
///   whoever runs may make more. The thread that brings it to 0, or fails, wakes all.
/// - **Linearization points:** a task is made by `queue.addAll`, begun by `queue.poll`.
/// - **Happens-before:** `lock` orders a task before its children; the ends of the workers come
///   before the return, since the caller joins them.
/// - **Progress:** blocking. A worker waits only while another runs a task.
///
/// ## Cost
///
/// One lock, taken once a task. The order is that of a queue: a wide tree fills the memory with a
/// whole level. A stack would go down first and hold less.
///
/// ## Broken twins
///
/// In [BrokenEmptyTaskTree] a worker ends when it finds the queue empty; [BrokenFailureTaskTree]
/// does not count out a task that fails.
///
/// ## Sources
///
/// - E. W. Dijkstra, C. S. Scholten, *Termination Detection for Diffusing Computations*,
///   Information Processing Letters 11(1), 1980. Here one count under one lock does for their
///   messages.
public final class HandTaskTree implements TaskTree {

  private final int workers;

  HandTaskTree(int workers) {
    this.workers = requireAtLeast(1, workers, "workers");
  }

  @Override
  public <T, R> List<R> run(List<T> roots, Work<T, R> work)
      throws ExecutionException, InterruptedException {
    return new Run<>(roots, work).run(workers);
  }

  private static final class Run<T, R> {

    private final Work<T, R> work;
    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    @GuardedBy("lock")
    private final Queue<T> queue;

    @GuardedBy("lock")
    private final List<R> results = new ArrayList<>();

    @GuardedBy("lock")
    private int unfinished;

    @GuardedBy("lock")
    private @Nullable Throwable failure;

    Run(List<T> roots, Work<T, R> work) {
      queue = new ArrayDeque<>(roots);
      unfinished = roots.size();
      this.work = work;
    }

    List<R> run(int workers) throws ExecutionException, InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (int worker = 1; worker <= workers; worker++) {
        threads.add(Thread.ofPlatform().name("worker-" + worker).start(this::work));
      }
      join(threads);
      lock.lock();
      try {
        if (failure != null) {
          throw new ExecutionException(failure);
        }
        return results;
      } finally {
        lock.unlock();
      }
    }

    private void join(List<Thread> threads) throws InterruptedException {
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        fail(e);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
          joinUninterrupted(thread);
        }
        throw e;
      }
    }

    private static void joinUninterrupted(Thread thread) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      T task = take();
      while (task != null) {
        try {
          end(work.run(task));
        } catch (Throwable e) {
          fail(e);
        }
        task = take();
      }
    }

    /// {@return the next task; null if there will be none}
    private @Nullable T take() {
      lock.lock();
      try {
        while (queue.isEmpty() && unfinished > 0 && failure == null) {
          change.awaitUninterruptibly();
        }
        return failure == null ? queue.poll() : null; // linearization point
      } finally {
        lock.unlock();
      }
    }

    private void end(Step<T, R> step) {
      lock.lock();
      try {
        results.add(step.result());
        queue.addAll(step.more()); // linearization point
        unfinished += step.more().size() - 1;
        change.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void fail(Throwable cause) {
      lock.lock();
      try {
        if (failure == null) {
          failure = cause;
        }
        change.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
