// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a pool of [Chaos] is ended, while its clients go on submitting.
enum ChaosEnd {
  SHUTDOWN(false, true),
  CLOSE(false, true),
  SHUTDOWN_NOW(true, true),
  INTERRUPTED_CLOSE(true, false),
  TERMINATE_NOW(true, false);

  private final boolean cancels;
  private final boolean accounts;

  ChaosEnd(boolean cancels, boolean accounts) {
    this.cancels = cancels;
    this.accounts = accounts;
  }

  /// {@return whether tasks that have not begun are cancelled}
  boolean cancels() {
    return cancels;
  }

  /// {@return whether all that is cancelled is given back}
  boolean accounts() {
    return accounts;
  }

  /// Ends a pool, and returns when it has terminated.
  ///
  /// @return the tasks that the pool has given back
  List<Runnable> end(ProcessPool pool) throws InterruptedException {
    List<Runnable> returned = List.of();
    switch (this) {
      case SHUTDOWN -> pool.shutdown();
      case CLOSE -> pool.close();
      case SHUTDOWN_NOW -> returned = pool.shutdownNow();
      case INTERRUPTED_CLOSE -> closeInterrupted(pool);
      case TERMINATE_NOW -> pool.terminateNow();
    }
    if (!pool.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS)) {
      throw new AssertionError("the end of time has come");
    }
    return returned;
  }

  private static void closeInterrupted(ProcessPool pool) {
    Thread.currentThread().interrupt();
    pool.close();
    if (!Thread.interrupted()) {
      throw new AssertionError("the interrupt is gone");
    }
  }
}
