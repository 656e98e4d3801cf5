// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// A thread of the operating system for each task, and a slot for each outcome.
///
/// **Seed idiom:** `thread.start()` for all, `results[index] = …` in each, `thread.join()` for all.
///
/// **Thread safety:** unconditional; each call has threads and slots of its own.
///
/// ## Why it is correct
///
/// - **Invariant:** each slot is written by one thread, once, and read when that thread has ended.
///   No lock is needed, since no two threads meet at a slot.
/// - **Happens-before:** `start` precedes all that the thread does, and all that it does precedes
///   the return of `join` (JLS 25, §17.4.5).
/// - **No failure is lost:** [Result#of] catches whatever a task throws. Left alone, it would end
///   the thread, and go to a handler that prints it.
/// - **Ready to run:** the threads are started when the constructor that made them and their slots
///   has returned: no thread sees anything half made.
/// - **Progress:** all run at once; the caller waits for the slowest.
///
/// ## Cost
///
/// A thread of the operating system a task: some tens of microseconds to start, and a stack.
///
/// ## Broken twins
///
/// [BrokenUnjoinedRunner] does not wait; [BrokenSleepRunner] sleeps instead; [BrokenRunRunner]
/// calls `run`; [BrokenSwallowRunner] looks away; [BrokenConstructorRunner] starts its threads too
/// early.
///
/// ## Sources
///
/// - JLS 25, §17.4.4 (synchronization order: starting and joining threads).
public final class PlatformRunner implements Runner {

  PlatformRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Batch<T> batch = new Batch<>(tasks);
    batch.start();
    batch.join();
    return List.copyOf(batch.slots);
  }

  /// The threads of one call, and their slots.
  private static final class Batch<T> {

    private final List<? extends Callable<? extends T>> tasks;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Result<T>> slots;

    Batch(List<? extends Callable<? extends T>> tasks) {
      this.tasks = tasks;
      for (int index = 0; index < tasks.size(); index++) {
        int slot = index;
        threads.add(Thread.ofPlatform().name("task " + slot).unstarted(() -> work(slot)));
      }
      slots = new ArrayList<>(Collections.nCopies(threads.size(), notYet()));
    }

    void start() {
      threads.forEach(Thread::start);
    }

    private void work(int slot) {
      slots.set(slot, Result.of(tasks.get(slot)));
    }

    void join() throws InterruptedException {
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        threads.forEach(Thread::interrupt);
        throw e;
      }
    }

    private static <T> Result<T> notYet() {
      return new Result.Failure<>(new IllegalStateException("not yet"));
    }
  }
}
