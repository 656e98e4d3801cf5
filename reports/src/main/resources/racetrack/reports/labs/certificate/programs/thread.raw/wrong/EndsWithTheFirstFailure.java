// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M17, promise 2, clever: when a task fails, the others are not waited for.
public class EndsWithTheFirstFailure implements Runner {
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
        if (results[threads.indexOf(thread)] instanceof Result.Failure<T>) {
          break;
        }
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        results[i] = new Result.Failure<>(new IllegalStateException("not done"));
      }
    }
    return List.of(results);
  }
}
