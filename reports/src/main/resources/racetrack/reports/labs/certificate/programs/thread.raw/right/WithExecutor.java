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

/// An executor with as many threads as there are tasks.
public class WithExecutor implements Runner {
  public <T> List<Result<T>> run(List<? extends Callable<? extends T>> tasks)
      throws InterruptedException {
    List<Callable<Result<T>>> wrapped = new ArrayList<>();
    tasks.forEach(task -> wrapped.add(() -> Result.of(task)));
    ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread::new);
    try {
      List<Result<T>> results = new ArrayList<>();
      for (Future<Result<T>> future : executor.invokeAll(wrapped)) {
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
