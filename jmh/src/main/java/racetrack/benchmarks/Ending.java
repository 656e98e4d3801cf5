// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a run that is told to exit end in order: no fork survives, and the results are complete.
///
/// The leash ends the forks that it sees when the exit begins. A fork that is just being started is
/// not among them; so this goes on ending forks until the run says that it will start no more.
final class Ending {

  private static final int PATIENCE_SECONDS = 10;
  private static final int PAUSE_MILLIS = 20;

  private final CountDownLatch runEnded = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endForks, "end-forks");

  /// Sees to it that the JVM exits only after [#runEnded].
  void install() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// {@return whether the JVM is about to exit}
  boolean hasBegun() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      // The JVM refuses to change its hooks once it has begun to run them. A flag set by a hook of
      // ours would come too late: the leash's hook may have ended a fork before.
      return Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /// Says that the run starts no more forks and has written its results.
  void runEnded() {
    runEnded.countDown();
  }

  private void endForks() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!runEnded.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
