// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import racetrack.process.pool.RemoteTasks;

/// What the pools of this pattern have in common: a queue on this side, and a thread for each task
/// that is elsewhere.
///
/// It mends what the engine's executors do not keep of the library's contract: they never say that
/// they have terminated, so that `close` would wait for ever; what waits in them can neither be
/// returned nor counted; and a failure that cannot be serialised becomes one of the engine's.
abstract class QueuedPool extends ThreadPoolExecutor implements GridPool {

  /// The room of a backlog that nobody has chosen.
  static final int BACKLOG = 10_000;

  /// @param workers how many tasks are elsewhere at once
  /// @param backlog where tasks wait; what it has no room for is refused
  QueuedPool(int workers, BlockingQueue<Runnable> backlog) {
    super(
        workers,
        workers,
        0,
        TimeUnit.NANOSECONDS,
        backlog,
        Thread.ofPlatform().name("grid-", 1).factory());
  }

  /// Has a task run, and waits for its answer. An interrupt calls it off.
  ///
  /// @param task the task, as [RemoteTasks#pack] makes it
  /// @return what [RemoteTasks#answer] made of it
  /// @throws Exception if there is no answer, with the reason
  abstract byte[] ask(byte[] task) throws Exception;

  @Override
  @SuppressWarnings("unchecked") // what a Callable<T> returned over there
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    byte[] packed = RemoteTasks.pack(task);
    return new FutureTask<>(() -> (T) call(packed));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T result) {
    byte[] packed = RemoteTasks.pack(task);
    return new FutureTask<>(() -> {
      call(packed);
      return result;
    });
  }

  /// Has a task run. A future, such as the methods above make, runs here: its task crosses.
  @Override
  public void execute(Runnable task) {
    if (task instanceof RunnableFuture) {
      super.execute(task);
      return;
    }
    byte[] packed = RemoteTasks.pack(task);
    super.execute(() -> {
      try {
        call(packed);
      } catch (Exception e) {
        throw new CompletionException(e); // for the thread's handler of uncaught exceptions
      }
    });
  }

  private @Nullable Object call(byte[] task) throws Exception {
    return RemoteTasks.outcome(ask(task));
  }
}
