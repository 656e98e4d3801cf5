// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// **Broken:** [SimpleWorkerPool] that ends its threads and forgets its processes.
///
/// ## Why it breaks
///
/// `close` waits for the threads, for the library knows nothing else. The processes wait for their
/// next task, each with its heap, until the whole program ends: only then do they read the end of
/// their input.
///
/// | step | caller             | thread of the pool            | child                  |
/// |------|--------------------|-------------------------------|------------------------|
/// | 1    | `close()`, waits   | puts the child back, and ends | waits for a task       |
/// | 2    | returns            |                               | waits for a task       |
/// | 3    | opens another pool |                               | waits, beside new ones |
///
/// **Where it is right:** in a program that ends when its pool does.
public final class BrokenOrphanWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  BrokenOrphanWorkerPool(int workers) {
    requireAtLeast(1, workers, "workers");
    super(workers, workers, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = pack(task);
    return new FutureTask<>(() -> (T) call(packed));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
    byte[] packed = pack(task);
    return new FutureTask<>(() -> {
      call(packed);
      return result;
    });
  }

  @Override
  public void execute(Runnable task) {
    if (task instanceof RunnableFuture) {
      super.execute(task);
      return;
    }
    byte[] packed = pack(task);
    super.execute(() -> {
      try {
        call(packed);
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    });
  }

  private static byte[] pack(Object task) {
    requireNonNull(task, "task");
    try {
      return Pipe.pack(task);
    } catch (Throwable e) {
      Throwable fault = Failures.presentable(e);
      throw new RejectedExecutionException("the task cannot cross to a process: " + fault, fault);
    }
  }

  private @Nullable Object call(byte[] task) throws Exception {
    Object result = Pipe.unpack(exchange(task));
    if (result instanceof SimpleWorkerMain.Failure failure) {
      switch (failure.cause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case Throwable other -> throw new CompletionException(other);
      }
    }
    return result;
  }

  private byte[] exchange(byte[] task) throws IOException {
    Child child = hire();
    boolean answered = false;
    try {
      byte[] answer = child.ask(task);
      answered = true;
      return answer;
    } catch (IOException e) {
      throw child.lost(e);
    } finally {
      if (answered) {
        idle.add(child);
      } else {
        child.end();
      }
    }
  }

  private Child hire() throws IOException {
    Child child = idle.poll();
    while (child != null && !child.isAlive()) {
      child.end();
      child = idle.poll();
    }
    return child == null ? new Child() : child;
  }

  @Override
  protected void terminated() {
    super.terminated(); // wound: those in `idle` live on
  }

  private static final class Child extends AbstractInterruptibleChannel {

    private final Process process;
    private final Pipe pipe;

    Child() throws IOException {
      process = JvmCommand.builder(arguments()).redirectError(Redirect.INHERIT).start();
      pipe = new Pipe(process.getInputStream(), process.getOutputStream());
    }

    private static List<String> arguments() {
      return List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:+DisplayVMOutputToStderr",
          "-cp",
          ClassPath.own(),
          SimpleWorkerMain.class.getName());
    }

    byte[] ask(byte[] task) throws IOException {
      boolean answered = false;
      begin();
      try {
        pipe.write(task);
        byte[] answer = pipe.read();
        answered = true;
        return answer;
      } finally {
        end(answered);
      }
    }

    boolean isAlive() {
      return process.toHandle().isAlive(); // knows of a death earlier than the process object
    }

    WorkerLostException lost(IOException how) {
      WorkerLostException lost =
          new WorkerLostException(
              "worker process %d ended with exit code %d".formatted(process.pid(), end()));
      lost.initCause(how);
      return lost;
    }

    int end() {
      process.destroyForcibly();
      return process.onExit().join().exitValue();
    }

    @Override
    protected void implCloseChannel() {
      process.destroyForcibly();
    }
  }
}
