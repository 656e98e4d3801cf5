// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.concurrent.locks.LockSupport;

/// A thread that takes long to be interrupted, unless it has run its body by then: who interrupts a
/// thread that is through with its work is seen every time, and not once in a million.
public final class SluggishThread extends Thread {

  private static final int LOOKS = 50;

  private volatile boolean hasRun;
  private volatile boolean interruptedLate;

  /// Creates one, which does not keep the JVM up.
  ///
  /// @param body what it runs
  public SluggishThread(Runnable body) {
    super(body, "sluggish");
    setDaemon(true);
  }

  @Override
  public void run() {
    super.run();
    hasRun = true;
  }

  @Override
  public void interrupt() {
    for (int look = 1; look <= LOOKS && !hasRun; look++) {
      LockSupport.parkNanos(1_000_000);
    }
    interruptedLate = hasRun;
    super.interrupt();
  }

  /// Fails if it was interrupted when it had run its body.
  ///
  /// @throws AssertionError if it was
  public void assertNotInterruptedLate() {
    if (interruptedLate) {
      throw new AssertionError("interrupted behind its work");
    }
  }
}
