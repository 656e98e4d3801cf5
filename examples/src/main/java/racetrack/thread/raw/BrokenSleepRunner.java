// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [PlatformRunner] that sleeps where it should join.
///
/// ## Why it breaks
///
/// A sleep knows nothing of the threads. It is too long for quick tasks, and too short for slow
/// ones.
///
/// | step | caller                       | task                | slot    |
/// |------|------------------------------|---------------------|---------|
/// | 1    | starts the thread            |                     | not yet |
/// | 2    | sleeps for 100 ms            | works for a second  | not yet |
/// | 3    | reads the slot               |                     | not yet |
/// | 4    |                              | returns 1           | 1       |
///
/// Even where the time is long enough, nothing orders what the task wrote before what the caller
/// reads: a sleep has no memory effect (JLS 25, §17.3).
///
/// **Where it is right:** nowhere. To wait for a thread, join it; to wait for something that it
/// does, use a latch.
public final class BrokenSleepRunner implements Runner {

  private static final Duration LONG_ENOUGH = Duration.ofMillis(100); // follows the wound

  BrokenSleepRunner() {}

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
        Thread.sleep(LONG_ENOUGH); // wound: for a slower task, or on a slower host, it is not
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
