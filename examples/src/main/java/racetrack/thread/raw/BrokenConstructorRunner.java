// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [PlatformRunner] with threads that the constructor starts as it makes them.
///
/// ## Why it breaks
///
/// The thread is faster than the constructor, and uses an object that is not there yet.
///
/// | step | constructor                       | first thread                          | `slots` |
/// |------|-----------------------------------|---------------------------------------|---------|
/// | 1    | makes and starts the first thread |                                       | null    |
/// | 2    | makes and starts the second       | reads `slots`: null                   | null    |
/// | 3    |                                   | runs its task, has nowhere to put it  | null    |
/// | 4    | makes the slots                   |                                       | made    |
///
/// The field is final, and that does not help: what is promised of final fields holds for those who
/// get the object when it is finished.
///
/// **Where it is right:** if the start is the last thing that the constructor of a final class
/// does, and even then a subclass, or a line added later, breaks it.
///
/// **CERT:** TSM01.
public final class BrokenConstructorRunner implements Runner {

  BrokenConstructorRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Batch<T> batch = new Batch<>(tasks);
    // follows the wound: no `batch.start()`
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
        threads.add(
            Thread.ofPlatform().name("task " + slot).start(() -> work(slot))); // wound: too early
      }
      slots = new ArrayList<>(Collections.nCopies(threads.size(), notYet()));
    }

    // follows the wound: no `start`
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
