// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.DoubleAccumulator;

/// What threads cost that wait by looking again and again.
///
/// Contracts allow it, so it is told, and no test fails.
final class BusyWaiting {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// The largest share since somebody asked; 0 if nobody waited busily.
  private static final DoubleAccumulator MOST = new DoubleAccumulator(Math::max, 0);

  private final Thread thread;
  private final long start = System.nanoTime();
  private final long taken;

  /// Begins to look at a thread. That a virtual one takes a processor, nobody counts.
  BusyWaiting(Thread thread) {
    this.thread = thread;
    this.taken = cpuTime();
  }

  /// Notes that it has waited since then, and was never seen at rest.
  void note() {
    long now = cpuTime();
    if (taken >= 0 && now >= 0) {
      MOST.accumulate((double) (now - taken) / (System.nanoTime() - start));
    }
  }

  /// {@return a sentence about the thread that cost most since this was asked last; empty if none
  /// waited busily}
  static String take() {
    double most = MOST.getThenReset();
    return most == 0
        ? ""
        : "A thread that waited took %.0f %% of a processor.".formatted(100 * most);
  }

  private long cpuTime() {
    return thread.isVirtual() ? -1 : THREADS.getThreadCpuTime(thread.threadId());
  }
}
