// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M6, promise 3, clever: keeps results by task, so a task that is listed twice runs once.
public class SameTaskOnce implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    Map<Callable<? extends T>, Result<T>> results = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (Callable<? extends T> task : List.copyOf(new LinkedHashSet<>(tasks))) {
      threads.add(Thread.ofPlatform().start(() -> results.put(task, Result.of(task))));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
    List<Result<T>> inOrder = new ArrayList<>();
    tasks.forEach(task -> inOrder.add(results.get(task)));
    return inOrder;
  }
}
