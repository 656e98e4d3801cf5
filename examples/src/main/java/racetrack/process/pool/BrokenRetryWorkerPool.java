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

/// **Broken:** [SimpleWorkerPool] that has another child try the task whose child was lost.
///
/// ## Why it breaks
///
/// It means well: children are lost for reasons that are not the task's. But a task that ends its
/// child ends the next one, too. Its future never fails, its thread never takes another task, and a
/// core is busy with starting processes.
///
/// | step | thread of the pool         | child              | future  |
/// |------|----------------------------|--------------------|---------|
/// | 1    | sends the task             | runs it, and halts | pending |
/// | 2    | reads the end of the pipe  |                    | pending |
/// | 3    | sends the task to another  | runs it, and halts | pending |
/// | …    | and so on                  | and so on          | pending |
///
/// And a task that had done half of its work does that half again.
///
/// **Where it is right:** for tasks that may be run any number of times, with a limit.
/// [ProcessPool] has one, `retries`, and it is zero unless one asks for more.
public final class BrokenRetryWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  BrokenRetryWorkerPool(int workers) {
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
      if (child.isOpen()) {
        return exchange(task); // wound: it was the child's fault, so another is to try
      }
      throw child.lost(e); // by an interrupt
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
    idle.forEach(Child::end);
    super.terminated();
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
