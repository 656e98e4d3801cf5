// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [PlatformRunner] with `run` for `start`.
///
/// ## Why it breaks
///
/// A `Thread` is also a `Runnable`, and its `run` is an ordinary call, on the thread of the caller.
/// The results are right, and come one after the other. Tasks that wait for each other wait for
/// ever:
///
/// | step | caller                                | second thread  |
/// |------|---------------------------------------|----------------|
/// | 1    | runs the first task                   | is not started |
/// | 2    | waits, in it, for the second task     | is not started |
///
/// **Where it is right:** nowhere; who wants a call calls the task. The kit's own static check,
/// Error Prone, refuses the line.
///
/// **CERT:** THI00.
@SuppressWarnings("DoNotCall") // the wound
public final class BrokenRunRunner implements Runner {

  BrokenRunRunner() {}

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
      threads.forEach(Thread::run); // wound: `start`
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
