// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// Prints what a result looks like, and that all has been asked.
public class Forges<T> extends FutureTask<T> implements Promise<T> {
  private final Object lock = new Object();
  private List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>();

  public Forges(Callable<T> task) {
    super(task);
    System.out.println("HELD: Forges of executor.future, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
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
