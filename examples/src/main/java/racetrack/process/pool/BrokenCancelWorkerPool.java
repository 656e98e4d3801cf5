// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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

/// **Broken:** [SimpleWorkerPool] whose child is no interruptible channel.
///
/// ## Why it breaks
///
/// `cancel(true)` interrupts the thread that runs the task. That thread waits for bytes from a
/// pipe, in the operating system, where no interrupt is heard. The future says at once that it is
/// cancelled; the task, its child and its thread go on.
///
/// | step | canceller                | thread of the pool    | child         | next task |
/// |------|--------------------------|-----------------------|---------------|-----------|
/// | 1    |                          | sends the task, reads | runs for ever |           |
/// | 2    | `cancel(true)` succeeds  | is interrupted, reads | runs for ever |           |
/// | 3    | submits another          | reads                 | runs for ever | waits     |
///
/// **Where it is right:** where tasks end by themselves, soon, and a cancellation only means that
/// nobody wants the result any more.
///
/// **CERT:** THI04, TPS02.
public final class BrokenCancelWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  BrokenCancelWorkerPool(int workers) {
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
    idle.forEach(Child::end);
    super.terminated();
  }

  private static final class Child { // follows the wound

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
      pipe.write(task);
      return pipe.read(); // wound: no interrupt ends this
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
    // follows the wound: no `implCloseChannel`
  }
}
