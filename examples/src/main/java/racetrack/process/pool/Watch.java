// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Does things later, in one thread for a whole pool, which starts with the first of them.
final class Watch implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("pool-watch").factory());

  Watch() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  /// Does something after some time, unless this is closed before.
  void after(long nanos, Runnable action) {
    Future<?> _ = plan(nanos, action);
  }

  /// Does something after some time, unless this is closed or it is cancelled before.
  Future<?> plan(long nanos, Runnable action) {
    return executor.schedule(() -> run(action), nanos, TimeUnit.NANOSECONDS);
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      TaskFuture.report(failure);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
