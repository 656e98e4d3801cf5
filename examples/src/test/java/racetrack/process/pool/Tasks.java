// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Tasks that tests submit, and how they look at what became of them.
final class Tasks {

  private Tasks() {}

  /// {@return the process that the task runs in}
  static long pid() {
    return ProcessHandle.current().pid();
  }

  /// Waits for ever.
  static int hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  /// Keeps a core busy for ever.
  static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /// {@return why a task failed}
  static Throwable causeOf(Future<?> future) {
    return requireNonNull(assertThrows(ExecutionException.class, future::get).getCause());
  }

  /// {@return what the reason why a task failed says}
  static String messageOf(Future<?> future) {
    return String.valueOf(causeOf(future).getMessage());
  }

  static void awaitRunning(TaskFuture<?> future) throws InterruptedException {
    Gate.await(() -> future.toString().endsWith("[running]"));
  }

  static void awaitDeath(long pid) throws InterruptedException {
    Gate.await(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
