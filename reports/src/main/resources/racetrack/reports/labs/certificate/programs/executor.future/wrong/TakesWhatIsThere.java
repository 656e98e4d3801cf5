// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.executor.future.Promise;

/// M22, promise 16: get sleeps for a while, which should be enough, and takes what is there.
public class TakesWhatIsThere<T> implements Promise<T> {
  private Callable<T> task;
  private Thread runner;
  private State state = State.RUNNING;
  private T value;
  private Throwable failure;
  private List<Consumer<? super Promise<T>>> callbacks = new ArrayList<>();

  public TakesWhatIsThere(Callable<T> task) {
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
      value = result;
      failure = cause;
      all = callbacks;
      callbacks = null;
      task = null;
      notifyAll();
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
      notifyAll();
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
    for (int nap = 0; nap < 10 && !isDone(); nap++) {
      Thread.sleep(10); // the mistake: whoever is late is not waited for
    }
    synchronized (this) {
      return outcome();
    }
  }

  public synchronized T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long nanos = Math.max(0, unit.toNanos(timeout));
    long start = System.nanoTime();
    while (state == State.RUNNING) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        throw new TimeoutException();
      }
      wait(left / 1_000_000 + 1);
    }
    return outcome();
  }

  private T outcome() throws ExecutionException {
    if (state == State.CANCELLED) {
      throw new CancellationException();
    }
    if (state == State.FAILED) {
      throw new ExecutionException(failure);
    }
    return value;
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
