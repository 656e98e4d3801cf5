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

/// **Broken:** [SimpleWorkerPool] that leaves a child among the idle ones while it is at work.
///
/// ## Why it breaks
///
/// To look at the first of a queue is not to take it: the next thread finds the same child. Two
/// threads then talk through one pipe. In the best case the second task waits until the child is
/// through with the first. If the first waits for something that the second is to bring about, both
/// wait for ever. In the worst case the threads write, or read, at the same time, and each gets
/// part of the other's message.
///
/// | step | thread 1            | thread 2                 | child                 | `idle`    |
/// |------|---------------------|--------------------------|-----------------------|-----------|
/// | 1    | `peek()`s the child |                          |                       | `[child]` |
/// | 2    | sends A             | `peek()`s the same child | runs A, which needs B | `[child]` |
/// | 3    | waits for an answer | sends B                  | is busy with A        | `[child]` |
///
/// **Where it is right:** with one thread.
public final class BrokenSharedWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  BrokenSharedWorkerPool(int workers) {
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
        if (!idle.contains(child)) { // follows the wound
          idle.add(child);
        }
      } else {
        child.end();
      }
    }
  }

  private Child hire() throws IOException {
    Child child = idle.peek(); // wound: `poll`
    while (child != null && !child.isAlive()) {
      child.end();
      idle.remove(child); // follows the wound
      child = idle.peek();
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
