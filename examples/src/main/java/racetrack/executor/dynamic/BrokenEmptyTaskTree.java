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

/// **Broken:** [HandTaskTree] whose workers end when they find the queue empty.
///
/// ## Why it breaks
///
/// An empty queue does not mean that nothing is left: a task that runs may make more. Two workers:
///
/// | step | worker 1              | worker 2                  | queue    | `unfinished` |
/// |------|-----------------------|---------------------------|----------|--------------|
/// | 1    | runs the root         |                           | `[]`     | 1            |
/// | 2    |                       | finds it empty, ends      | `[]`     | 1            |
/// | 3    | makes two children    |                           | `[a, b]` | 2            |
/// | 4    | runs a, and then b    | has gone                  | `[]`     | 1            |
///
/// With one worker left the rest runs alone; and if a waits for b, for ever.
///
/// **Where it is right:** where tasks make no tasks.
public final class BrokenEmptyTaskTree implements TaskTree {

  private final int workers;

  BrokenEmptyTaskTree(int workers) {
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
        if (queue.isEmpty() && unfinished > 0) {
          return null; // wound: wait, and look again
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
