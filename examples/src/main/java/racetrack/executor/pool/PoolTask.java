// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A future that its pool can fail, and what every pool does to a task in the same way.
///
/// @param <T> the type of the result
final class PoolTask<T> extends FutureTask<T> {

  PoolTask(Callable<T> callable) {
    super(callable);
  }

  PoolTask(Runnable runnable, @Nullable T value) {
    super(runnable, value);
  }

  @Override
  protected void setException(Throwable cause) {
    super.setException(cause);
  }

  /// Fails those that are futures.
  static void failAll(List<Runnable> tasks, Throwable cause) {
    for (Runnable task : tasks) {
      if (task instanceof PoolTask<?> future) {
        future.setException(cause);
      }
    }
  }

  /// Cancels those that are futures. A future calls whom it likes, so no lock should be held.
  static void cancelAll(List<Runnable> tasks) {
    for (Runnable task : tasks) {
      if (task instanceof Future<?> future) {
        future.cancel(false); // false if it is done, and then nobody waits for it
      }
    }
  }

  /// Runs a task in the thread of its submitter, as a worker would.
  ///
  /// An interrupt that came before is the submitter's, which has it back when the task has ended.
  static void runByCaller(Runnable task) {
    boolean interrupted = Thread.interrupted();
    try {
      task.run();
    } catch (Throwable e) {
      report(e);
    } finally { // equivalent: drop-finally, whatever was thrown is caught above.
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Tells the thread's handler, as if the thread had died of it.
  static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // So does the JVM: a handler's own failure is nobody's.
    }
  }
}
