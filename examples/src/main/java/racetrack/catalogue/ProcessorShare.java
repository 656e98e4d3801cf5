// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// How much of a processor a thread of this JVM gets: 1 on a quiet host, and the less the more runs
/// beside it.
///
/// A thread that was just woken is let in front of others, so the probe is longer than a scheduler
/// lets any thread run while others wait.
public final class ProcessorShare {

  /// How much of its time the probe takes for each share that it finds.
  private static final Duration PROBE = Duration.ofMillis(10);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorShare() {}

  /// {@return the share of this thread now, above 0 and up to 1}
  public static double now() {
    if (!THREADS.isCurrentThreadCpuTimeSupported()) {
      return 1;
    }
    long begun = System.nanoTime();
    long before = THREADS.getCurrentThreadCpuTime();
    long taken = 0;
    while (taken < PROBE.toNanos()) {
      Thread.onSpinWait();
      taken = THREADS.getCurrentThreadCpuTime() - before;
    }
    return Math.min(1, (double) taken / Math.max(1, System.nanoTime() - begun));
  }
}
