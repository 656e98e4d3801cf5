// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A loop in a pool of one thread, which is shut down to stop it.
///
/// **Seed idiom:** `executor.shutdown(cancel_futures=True)`, which in Python does not reach a task
/// that runs. Java's `shutdownNow` interrupts it; whether it listens is up to the task.
///
/// **Thread safety:** unconditional; one thread runs it, and any number may stop it.
///
/// ## Why it is correct
///
/// - **Working, waiting:** `shutdownNow` interrupts the pool's thread, as in [InterruptLoop].
/// - **Reading:** the source is closed. When the pool is shut down, that is no failure.
/// - **Stopped too early:** a pool that is shut down refuses the task. If it is shut down just
///   after it has accepted it, the task is run by a thread that is interrupted: it is the pool's
///   first task, and so waits in no queue.
/// - **No stray interrupt:** the pool's thread is nobody else's.
/// - **Happens-before:** as in [InterruptLoop]; and what the task did precedes `get`.
///
/// ## Cost
///
/// One volatile read a step, and a thread for each loop.
///
/// ## Broken twin
///
/// [BrokenDeafLoop] is a task that does not listen.
///
/// ## Sources
///
/// - [ExecutorService#shutdownNow]: "any task that fails to respond to interrupts may never
///   terminate".
public final class PoolLoop implements Loop {

  private final Closeable source;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().name("loop").factory());

  PoolLoop(Closeable source) {
    this.source = source;
  }

  @Override
  public long run(Step step) throws IOException {
    try {
      Future<Long> steps = pool.submit(() -> repeat(step));
      return resultOf(steps);
    } catch (RejectedExecutionException e) {
      return 0; // stopped already
    } finally {
      pool.shutdown();
    }
  }

  private long repeat(Step step) throws IOException {
    long steps = 0;
    try {
      while (!Thread.currentThread().isInterrupted() && step.run()) {
        steps++;
      }
    } catch (InterruptedException e) {
      // The step was told to stop.
    } catch (IOException e) {
      if (!pool.isShutdown()) {
        throw e;
      }
    }
    return steps;
  }

  /// Waits whether interrupted or not: the interrupt is not the loop's.
  private static long resultOf(Future<Long> steps) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return steps.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrown(@Nullable Throwable failure) {
    return switch (failure) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  @Override
  public void stop() throws IOException {
    pool.shutdownNow();
    source.close();
  }
}
