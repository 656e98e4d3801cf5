// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// **Broken:** [VirtualRunner] with tasks that nobody tells when the caller gives up.
///
/// ## Why it breaks
///
/// An interrupt is sent to one thread. A thread that started others has to pass it on.
///
/// | step | caller                          | a task               |
/// |------|---------------------------------|----------------------|
/// | 1    | waits                           | waits for its answer |
/// | 2    | is interrupted, throws          |                      |
/// | 3    | its program goes on, or ends    | waits on             |
///
/// **Where it is right:** if tasks are short, and do not wait.
///
/// **CERT:** THI04.
public final class BrokenAbandonRunner implements Runner {

  BrokenAbandonRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Result<T>> outcomes = new ArrayList<>(Collections.nCopies(tasks.size(), notYet()));
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          Thread.ofVirtual()
              .name("task " + slot)
              .start(() -> outcomes.set(slot, Result.of(tasks.get(slot)))));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      // wound: no `threads.forEach(Thread::interrupt)`, so the tasks go on
      throw e;
    }
    return List.copyOf(outcomes);
  }

  private static <T> Result<T> notYet() {
    return new Result.Failure<>(new IllegalStateException("not yet"));
  }
}
