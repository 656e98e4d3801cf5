// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// M20, promise 2, clever: sixteen threads are enough for everybody.
public class AtMostSixteen implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Future<Result<T>>> futures = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try {
      for (Callable<? extends T> task : tasks) {
        futures.add(executor.submit(() -> Result.of(task)));
      }
      List<Result<T>> results = new ArrayList<>();
      for (Future<Result<T>> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      executor.shutdownNow();
    }
  }
}
