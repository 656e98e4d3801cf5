// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.ArrayList;
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

/// **Broken:** [SimpleWorkerPool] that sends all tasks that wait, and then reads their answers.
///
/// ## Why it breaks
///
/// It saves round trips: one for many tasks. But a pipe holds 64 KiB or so; who writes more waits
/// for who reads. With small tasks and answers nobody notices.
///
/// | step | thread of the pool         | child's reader          | child's worker        |
/// |------|----------------------------|-------------------------|-----------------------|
/// | 1    | sends a large task         | reads and hands it over |                       |
/// | 2    | sends a second one         | reads it                | runs the first        |
/// | 3    |                            | waits for the worker    | writes a large answer |
/// | 4    | sends a third; pipe full   |                         | pipe full             |
/// | 5    | waits for the reader       | waits for the worker    | waits for the thread  |
///
/// A child that dies takes the whole batch along, too.
///
/// **Where it is right:** where one side reads whatever the other does, in a thread of its own or
/// without blocking. [ProcessPool] keeps tasks ahead of the worker so: its writing never waits.
public final class BrokenBatchWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  BrokenBatchWorkerPool(int workers) {
    requireAtLeast(1, workers, "workers");
    super(workers, workers, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = pack(task);
    return new Errand<>(packed, () -> (T) call(packed)); // follows the wound
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
    byte[] packed = pack(task);
    return new Errand<>(
        packed,
        () -> {
          call(packed); // follows the wound
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
    return open(exchange(task)); // follows the wound
  }

  private static @Nullable Object open(byte[] answer) throws Exception {
    Object result = Pipe.unpack(answer);
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
    List<Errand<?>> batch = new ArrayList<>(); // follows the wound
    while (getQueue().peek() instanceof Errand<?> next && getQueue().remove(next)) {
      batch.add(next);
    }
    try {
      byte[] answer = child.ask(task, batch); // follows the wound
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

  private static final class Errand<T> extends FutureTask<T> { // follows the wound

    private final byte[] packed;

    Errand(byte[] packed, Callable<T> call) {
      super(call);
      this.packed = packed;
    }

    @SuppressWarnings("unchecked")
    void end(byte[] answer) {
      try {
        set((T) open(answer));
      } catch (Throwable e) {
        setException(e);
      }
    }
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

    byte[] ask(byte[] task, List<Errand<?>> batch) throws IOException { // follows the wound
      boolean answered = false;
      begin();
      try {
        pipe.write(task);
        for (Errand<?> errand : batch) {
          pipe.write(errand.packed); // wound: nobody reads the answers meanwhile
        }
        byte[] answer = pipe.read();
        for (Errand<?> errand : batch) { // follows the wound
          errand.end(pipe.read());
        }
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
