// SPDX-License-Identifier: Apache-2.0
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import racetrack.process.pool.ClassPath;
import racetrack.process.pool.JvmCommand;
import racetrack.process.pool.RemoteTasks;
import racetrack.process.pool.WorkerLostException;
import racetrack.process.pool.WorkerPool;

/// M16, promise 14, clever: the end of a long time lies before its beginning.
public class TimeOverflows extends AbstractExecutorService implements WorkerPool {
  private final int size;
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Set<Thread> workers = new HashSet<>();
  private int unfinished;
  private int started;
  private boolean shutdown;
  private boolean stopped;
  private final ConcurrentLinkedQueue<Child> idle = new ConcurrentLinkedQueue<>();

  public TimeOverflows(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
    }
    size = workers;
  }

  public void execute(Runnable task) {
    Objects.requireNonNull(task);
    accept(task instanceof RunnableFuture ? task : remote(task));
  }

  private synchronized void accept(Runnable task) {
    rejectIfShutDown();
    unfinished++;
    queue.add(task);
    if (workers.size() < size) {
      Thread worker = new Thread(this::work, "worker-" + ++started);
      workers.add(worker);
      worker.start();
    }
    notifyAll();
  }

  private Runnable remote(Runnable task) {
    byte[] packed = RemoteTasks.pack(task);
    return () -> {
      try {
        call(packed);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = RemoteTasks.pack(task);
    return future(packed, false, null);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
    byte[] packed = RemoteTasks.pack(task);
    return future(packed, true, result);
  }

  @SuppressWarnings("unchecked")
  private <T> FutureTask<T> future(byte[] packed, boolean fixed, T result) {
    return new FutureTask<>(
        () -> {
          T answer = (T) call(packed);
          return fixed ? result : answer;
        });
  }

  private Object call(byte[] packed) throws Exception {
    Child child = idle.poll();
    while (child != null && !child.process.isAlive()) {
      child.end();
      child = idle.poll();
    }
    if (child == null) {
      child = new Child();
    }
    byte[] answer;
    try {
      answer = child.ask(packed);
    } catch (IOException | InterruptedException e) {
      child.end();
      if (e instanceof InterruptedException) {
        throw e;
      }
      WorkerLostException lost = new WorkerLostException("the worker process has ended");
      lost.initCause(e);
      throw lost;
    }
    idle.add(child);
    return RemoteTasks.outcome(answer);
  }

  private void rejectIfShutDown() {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
  }

  private void work() {
    Runnable task = next();
    while (task != null) {
      runSafely(task);
      finished();
      task = next();
    }
  }

  private synchronized Runnable next() {
    while (queue.isEmpty() && !shutdown) {
      try {
        wait();
      } catch (InterruptedException e) {
        // look again
      }
    }
    if (queue.isEmpty()) {
      if (workers.size() == 1) {
        idle.forEach(Child::end);
      }
      workers.remove(Thread.currentThread());
      notifyAll();
      return null;
    }
    if (!stopped) {
      Thread.interrupted();
    }
    return queue.remove();
  }

  private synchronized void finished() {
    unfinished--;
    notifyAll();
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      } catch (Throwable ignored) {
        // the handler's own
      }
    }
  }

  public synchronized void shutdown() {
    shutdown = true;
    notifyAll();
  }

  public List<Runnable> shutdownNow() {
    List<Runnable> waiting;
    synchronized (this) {
      shutdown = true;
      stopped = true;
      waiting = new ArrayList<>(queue);
      queue.clear();
      unfinished -= waiting.size();
      workers.forEach(Thread::interrupt);
      notifyAll();
    }
    for (Runnable task : waiting) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    return waiting;
  }

  public synchronized boolean isShutdown() {
    return shutdown;
  }

  public synchronized boolean isTerminated() {
    return shutdown && workers.isEmpty() && queue.isEmpty();
  }

  public synchronized boolean awaitTermination(long timeout, TimeUnit unit)
      throws InterruptedException {
    long end = System.currentTimeMillis() + unit.toMillis(timeout);
    while (!isTerminated()) {
      long left = System.currentTimeMillis() < end ? end - System.currentTimeMillis() : 0;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private static final class Child {
    private final Process process;
    private final DataOutputStream out;
    private final LinkedBlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();

    Child() throws IOException {
      process =
          JvmCommand.builder(
                  List.of(
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      ClassPath.own(),
                      TimeOverflows.class.getName()))
              .redirectError(Redirect.INHERIT)
              .start();
      out = new DataOutputStream(process.getOutputStream());
      Thread reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    private void read() {
      try {
        DataInputStream in = new DataInputStream(process.getInputStream());
        while (true) {
          byte[] answer = new byte[in.readInt()];
          in.readFully(answer);
          answers.add(answer);
        }
      } catch (IOException e) {
        answers.add(new byte[0]); // the end
      }
    }

    byte[] ask(byte[] task) throws IOException, InterruptedException {
      out.writeInt(task.length);
      out.write(task);
      out.flush();
      byte[] answer = answers.take();
      if (answer.length == 0) {
        throw new IOException("no answer");
      }
      return answer;
    }

    void end() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /// The worker: reads a task, runs it, and writes the answer.
  public static void main(String[] arguments) throws Exception {
    DataInputStream in = new DataInputStream(System.in);
    DataOutputStream out = new DataOutputStream(System.out);
    System.setOut(System.err);
    LinkedBlockingQueue<byte[]> tasks = new LinkedBlockingQueue<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                while (true) {
                  byte[] answer = RemoteTasks.answer(tasks.take());
                  Thread.interrupted();
                  out.writeInt(answer.length);
                  out.write(answer);
                  out.flush();
                }
              } catch (Throwable e) {
                Runtime.getRuntime().halt(1);
              }
            });
    runner.start();
    try {
      while (true) {
        byte[] task = new byte[in.readInt()];
        in.readFully(task);
        tasks.add(task);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // the parent has ended
    }
  }
}
