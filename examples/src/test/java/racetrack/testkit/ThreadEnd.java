// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.time.Duration;

/// The end of threads that a subject has started itself.
public final class ThreadEnd {

  /// Twice the patience of this JVM, so that it is told of before a check has had all of its time.
  private static final Duration LIMIT =
      Duration.ofSeconds(2L * Integer.getInteger(AskerJvm.PATIENCE, 5));

  private ThreadEnd() {}

  /// Waits until a thread has ended, such as a worker of a pool that was closed: that may be a
  /// moment later.
  ///
  /// @param thread the thread
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if it does not end: then with its state and place
  public static void await(Thread thread) throws InterruptedException {
    await(thread, LIMIT);
  }

  static void await(Thread thread, Duration limit) throws InterruptedException {
    if (!thread.join(limit)) {
      throw new AssertionError(
          "left behind: a thread should have ended with the object that started it, and has not\n"
              + Places.of(snapshot -> snapshot.id() == thread.threadId()));
    }
  }
}
