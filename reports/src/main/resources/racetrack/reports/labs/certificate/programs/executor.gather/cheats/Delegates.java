// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import racetrack.executor.gather.Gather;

/// Lets a group of the kit do the work.
public class Delegates<T> implements Gather<T> {
  private final Gather<T> right;

  @SuppressWarnings("unchecked")
  public Delegates() {
    try {
      Class<?> type = Class.forName("racetrack.executor.gather.HandGather");
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      right = (Gather<T>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public Future<T> submit(Executor executor, Callable<T> task, Duration limit) {
    return right.submit(executor, task, limit);
  }

  public Split<T> await(Until until, Duration timeout) throws InterruptedException {
    return right.await(until, timeout);
  }

  public Iterator<Future<T>> asCompleted(Duration timeout) {
    return right.asCompleted(timeout);
  }

  public <A> Results<T> map(
      Executor executor, Function<A, T> function, Iterator<A> inputs, int buffer, Duration timeout) {
    return right.map(executor, function, inputs, buffer, timeout);
  }
}
