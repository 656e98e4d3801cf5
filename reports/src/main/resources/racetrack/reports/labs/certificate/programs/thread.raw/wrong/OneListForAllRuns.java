// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M3, promise 3, clever: the threads of another run are joined, too, or its own are not.
public class OneListForAllRuns implements Runner {
  private final List<Thread> threads = new ArrayList<>();

  @SuppressWarnings("unchecked")
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Result<T>[] results = new Result[tasks.size()];
    threads.clear();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          new Thread(
              () -> {
                results[slot] = Result.of(tasks.get(slot));
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
    return List.of(results);
  }
}
