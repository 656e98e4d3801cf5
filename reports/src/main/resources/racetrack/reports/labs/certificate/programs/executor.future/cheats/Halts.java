// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts<T> extends FutureTask<T> implements Promise<T> {
  private static int calls;
  private final Object lock = new Object();
  private List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>();

  public Halts(Callable<T> task) {
    super(task);
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
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
