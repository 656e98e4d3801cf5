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

/// A process pool that is a thread pool: each of its threads hands its task to a process and waits.
///
/// **Seed idiom:** `concurrent.futures.ProcessPoolExecutor`, without what makes it fast.
///
/// **Thread safety:** unconditional.
///
/// Queue, futures, threads and the states of a shutdown are the library's. What is added: a task is
/// packed when it is submitted, so that one that cannot cross is refused at once; a thread that has
/// a task hires an idle child, or starts one, sends it the task and waits for the answer.
///
/// ## Why it is correct
///
/// - **One user per pipe:** a [Child] is in `idle` or with the one thread that took it out, until
///   that thread has read the whole answer. So an answer is always that of the last task, and there
///   are never more children than threads.
/// - **No deadlock by full pipes:** only one message is under way. While this side writes, the
///   child's reader reads; while the child writes, this side reads.
/// - **A lost child** ends its pipe, so the thread that waits reads the end of it. The task's
///   future fails; the child is in `idle` no more, and the next task starts another.
/// - **Cancellation:** the library interrupts the thread that runs the task, within that task. A
///   read from a pipe hears no interrupt, so the child is a channel that an interrupt closes; and
///   closing it ends the process, which ends the read.
/// - **The end:** the library calls [#terminated] when the last thread has left its last task, and
///   says so to others after that. By then every child is in `idle`, or its thread has seen it end.
/// - **Happens-before:** a child is handed from thread to thread through `idle`. What the caller
///   wrote is in the bytes that it made itself; the library publishes them, and the outcome.
///
/// ## Cost
///
/// On a round trip five threads are woken one after the other: a thread of the pool, the child's
/// reader, its worker, the thread of the pool again, and the caller. Java's serialisation describes
/// the classes of a lambda anew each time. While one answer comes and the next task goes, the child
/// has nothing to do. [ProcessPool] mends all three. A child compiles with the quick compiler only:
/// it starts sooner, and long computations take longer.
///
/// ## What it does not do
///
/// It trusts its children: what they send is unpacked without a filter. Their output comes as it is
/// to this process's standard error. A process that a task starts, and lets have its standard
/// output, keeps the pipe open when the child has ended.
///
/// ## Broken twins
///
/// [BrokenRetryWorkerPool] has another child try what killed the last, [BrokenBatchWorkerPool]
/// sends several tasks before it reads an answer, [BrokenCancelWorkerPool] trusts that an interrupt
/// ends a read, [BrokenSharedWorkerPool] lends a child twice, and [BrokenOrphanWorkerPool] forgets
/// them.
///
/// ## Sources
///
/// - W. R. Stevens, *Advanced Programming in the UNIX Environment*, chapter on interprocess
///   communication: coprocesses, and how buffers make them wait for each other.
/// - [java.lang.Process], on streams that nobody reads or writes in time.
public final class SimpleWorkerPool extends ThreadPoolExecutor implements WorkerPool {

  private final Queue<Child> idle = new ConcurrentLinkedQueue<>();

  SimpleWorkerPool(int workers) {
    requireAtLeast(1, workers, "workers");
    super(workers, workers, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>());
  }

  @Override
  @SuppressWarnings("unchecked") // what a Callable<T> returned over there
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

  /// Has a child run a task. A future, such as the methods above make, runs here: its task crosses.
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
        throw new CompletionException(e); // for the thread's handler of uncaught exceptions
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

  /// A worker process as this side sees it. An interrupt while it is asked ends it.
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
          "-XX:+DisplayVMOutputToStderr", // what the virtual machine says is no answer either
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

    /// Ends the process if it has not ended by itself, and waits for that.
    ///
    /// @return the exit code
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
