// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import racetrack.thread.raw.Result;
import racetrack.thread.raw.Runner;

/// A future and a thread for each task.
public class WithFutureTasks implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<FutureTask<Result<T>>> futures = new ArrayList<>();
    for (Callable<? extends T> task : tasks) {
      futures.add(new FutureTask<>(() -> Result.of(task)));
    }
    futures.forEach(future -> new Thread(future).start());
    List<Result<T>> results = new ArrayList<>();
    try {
      for (FutureTask<Result<T>> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      futures.forEach(future -> future.cancel(true));
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
