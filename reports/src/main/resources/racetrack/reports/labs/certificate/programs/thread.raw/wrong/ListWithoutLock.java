// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M1, promise 3: all tasks add to one list, and nobody guards it.
public class ListWithoutLock implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Result<T>> results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    List<Integer> done = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          new Thread(
              () -> {
                results.set(slot, Result.of(tasks.get(slot)));
                done.add(slot);
              }));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    return done.size() == tasks.size() ? results : List.of();
  }
}
