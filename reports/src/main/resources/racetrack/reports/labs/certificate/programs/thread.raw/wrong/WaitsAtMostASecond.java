// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M22, promise 2: no task takes longer than a second.
public class WaitsAtMostASecond implements Runner {
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
        thread.join(1_000);
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    return Arrays.asList(results);
  }
}
