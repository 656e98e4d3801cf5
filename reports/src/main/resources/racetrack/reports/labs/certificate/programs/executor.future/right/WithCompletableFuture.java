// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// A monitor for the beginning and the callbacks; the library's future for the outcome.
public class WithCompletableFuture<T> implements Promise<T> {
  private Callable<T> task;
  private Thread runner;
  private State state = State.RUNNING;
  private final CompletableFuture<Object[]> outcome = new CompletableFuture<>();
  private List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>();

  public WithCompletableFuture(Callable<T> task) {
    this.task = Objects.requireNonNull(task);
  }

  public void run() {
    Callable<T> own;
    synchronized (this) {
      if (task == null) {
        return;
      }
      own = task;
      task = null;
      runner = Thread.currentThread();
    }
    try {
      T result = own.call();
      end(State.SUCCESS, result, null);
    } catch (Throwable e) {
      end(State.FAILED, null, e);
    }
    synchronized (this) {
      runner = null;
    }
  }

  private boolean end(State how, T result, Throwable cause) {
    List<Consumer<? super Promise<T>>> all;
    synchronized (this) {
      if (state != State.RUNNING) {
        return false;
      }
      state = how;
      outcome.complete(new Object[] {how, result, cause});
      all = callbacks;
      callbacks = null;
      task = null;
    }
    all.forEach(this::call);
    return true;
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

  public boolean cancel(boolean mayInterruptIfRunning) {
    RuntimeException thrown = null;
    List<Consumer<? super Promise<T>>> all;
    synchronized (this) {
      if (state != State.RUNNING) {
        return state == State.CANCELLED;
      }
      state = State.CANCELLED;
      all = callbacks;
      callbacks = null;
      task = null;
      outcome.complete(new Object[] {State.CANCELLED, null, null});
      if (mayInterruptIfRunning && runner != null) {
        try {
          runner.interrupt();
        } catch (RuntimeException e) {
          thrown = e;
        }
      }
    }
    all.forEach(this::call);
    if (thrown != null) {
      throw thrown;
    }
    return true;
  }

  public synchronized boolean isDone() {
    return state != State.RUNNING;
  }

  public synchronized boolean isCancelled() {
    return state == State.CANCELLED;
  }

  public synchronized State state() {
    return state;
  }

  public T get() throws InterruptedException, ExecutionException {
    return value(outcome.get());
  }

  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return value(outcome.get(timeout, unit));
  }

  @SuppressWarnings("unchecked")
  private T value(Object[] end) throws ExecutionException {
    if (end[0] == State.CANCELLED) {
      throw new CancellationException();
    }
    if (end[0] == State.FAILED) {
      throw new ExecutionException((Throwable) end[2]);
    }
    return (T) end[1];
  }

  public void onDone(Consumer<? super Promise<T>> callback) {
    Objects.requireNonNull(callback);
    synchronized (this) {
      if (callbacks != null) {
        callbacks.add(callback);
        return;
      }
    }
    call(callback);
  }
}
