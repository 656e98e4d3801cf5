// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M10, promise 3: adds each result when it is there, so in the order of the ends.
public class OrderOfTheEnds implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Result<T>> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      int slot = index;
      threads.add(
          new Thread(
              () -> {
                results.add(Result.of(tasks.get(slot)));
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
    return results;
  }
}
