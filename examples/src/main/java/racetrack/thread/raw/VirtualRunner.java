// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.raw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// A virtual thread for each task, and an array of slots.
///
/// **Seed idiom:** as [PlatformRunner]; and it may be done with a million tasks that wait.
///
/// **Thread safety:** unconditional; each call has threads and slots of its own.
///
/// ## Why it is correct
///
/// As [PlatformRunner]: each slot of `outcomes` has one writer, which has ended when it is read.
/// Neighbouring elements of an array are variables of their own: writing one does not touch the
/// other (JLS 25, §17.6).
///
/// - **Daemons:** a virtual thread never keeps the program alive. Whoever does not wait for it,
///   loses it at the end of `main`.
///
/// ## Cost
///
/// About a microsecond and some hundred bytes per task. The processors are not more than before:
/// virtual threads help where tasks wait.
///
/// ## Broken twins
///
/// [BrokenAbandonRunner] leaves its tasks alone when it gives up; and those of [PlatformRunner], on
/// the other kind of thread.
///
/// ## Sources
///
/// - JEP 444, *Virtual Threads*.
public final class VirtualRunner implements Runner {

  VirtualRunner() {}

  @Override
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Result<T>> outcomes = new ArrayList<>(Collections.nCopies(tasks.size(), notYet()));
    List<Thread> threads = new ArrayList<>();
    // equivalent: boundary, the thread too many has neither task nor slot, and fails by itself.
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
      threads.forEach(Thread::interrupt);
      throw e;
    }
    return List.copyOf(outcomes);
  }

  private static <T> Result<T> notYet() {
    return new Result.Failure<>(new IllegalStateException("not yet"));
  }
}
