// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [PlatformRunner] with threads that nobody joins.
///
/// ## Why it breaks
///
/// To start a thread is not to have its result.
///
/// | step | caller                     | task               | slot    |
/// |------|----------------------------|--------------------|---------|
/// | 1    | starts the thread          |                    | not yet |
/// | 2    | reads the slot             |                    | not yet |
/// | 3    |                            | returns 1          | 1       |
///
/// Even a slot that has been written by then may be read as it was before: only `join` orders the
/// two.
///
/// **Where it is right:** for tasks whose result nobody wants, and whose failure nobody minds.
public final class BrokenUnjoinedRunner implements Runner {

  BrokenUnjoinedRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks) { // follows the wound
    Batch<T> batch = new Batch<>(tasks);
    batch.start(); // wound: no `join`
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

    // follows the wound: no `join`
    private static <T> Result<T> notYet() {
      return new Result.Failure<>(new IllegalStateException("not yet"));
    }
  }
}
