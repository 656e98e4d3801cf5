// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M15, promise 4: gives up when it is interrupted, and lets its tasks run on.
public class LeavesTasksRunning implements Runner {
  @SuppressWarnings("unchecked")
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Result<T>[] results = new Result[tasks.size()];
    List<Thread> threads = new ArrayList<>();
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
      throw e;
    }
    return List.of(results);
  }
}
