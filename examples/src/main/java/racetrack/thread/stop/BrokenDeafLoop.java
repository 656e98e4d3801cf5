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

/// **Broken:** [PoolLoop] with a task that does not look whether it is interrupted.
///
/// ## Why it breaks
///
/// A pool can do no more than interrupt. Its `shutdownNow` returns at once, as if it had done
/// something.
///
/// | step | pool's thread          | stopper                     | interrupted |
/// |------|------------------------|-----------------------------|-------------|
/// | 1    | repeats a short step   |                             | no          |
/// | 2    |                        | `shutdownNow`               | yes         |
/// | 3    | goes on for ever       |                             | yes         |
///
/// **Where it is right:** for tasks that are short, or that wait or read in each step.
///
/// **CERT:** TPS02.
public final class BrokenDeafLoop implements Loop {

  private final Closeable source;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().name("loop").factory());

  BrokenDeafLoop(Closeable source) {
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
      while (step.run()) { // wound: never looks
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
