// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [PlatformRunner] with failures that are caught and forgotten.
///
/// ## Why it breaks
///
/// The task that failed looks like one that has not run. Without the `catch` it would at least be
/// printed.
///
/// | step | caller                          | task            | slot    |
/// |------|---------------------------------|-----------------|---------|
/// | 1    | starts the thread, joins        |                 | not yet |
/// | 2    |                                 | throws          | not yet |
/// | 3    |                                 | catches, ends   | not yet |
/// | 4    | finds no reason in the slot     |                 | not yet |
///
/// **Where it is right:** nowhere.
public final class BrokenSwallowRunner implements Runner {

  BrokenSwallowRunner() {}

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
      try {
        slots.set(slot, new Result.Success<>(tasks.get(slot).call()));
      } catch (Exception e) {
        // wound: nobody will know why
      }
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
