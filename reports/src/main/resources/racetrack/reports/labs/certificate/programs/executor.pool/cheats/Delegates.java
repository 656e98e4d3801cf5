// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import racetrack.executor.pool.TaskPool;

/// Lets a pool of the kit do the work.
public class Delegates extends AbstractExecutorService implements TaskPool {
  private final TaskPool right;

  public Delegates(Settings settings) {
    try {
      Class<?> type = Class.forName("racetrack.executor.pool.JdkTaskPool");
      var constructor = type.getDeclaredConstructor(Settings.class);
      constructor.setAccessible(true);
      right = (TaskPool) constructor.newInstance(settings);
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
