// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Carriers for the virtual threads of this JVM, beyond those that it begins with.
///
/// Contracts let a caller look again and again until it may go on. The scheduler of virtual threads
/// is not fair: those that look keep the carriers that they have, also if they yield, and one that
/// is started, or woken, may then never get a carrier, though the others look for nothing else than
/// what it is about to do. That is nobody's fault, and one more carrier ends it.
final class Carriers {

  /// So many are enough for each crowd.
  private static final int MOST = 64;

  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  private Carriers() {}

  /// Makes up for virtual threads that never leave their carriers.
  ///
  /// @param carriers how many carriers are lost
  static void replace(int carriers) {
    SCHEDULER.setParallelism(SCHEDULER.getParallelism() + carriers);
  }

  /// Adds a carrier, unless there are many.
  ///
  /// @return how many were added
  static int lend() {
    int parallelism = SCHEDULER.getParallelism();
    if (parallelism >= MOST) {
      return 0;
    }
    SCHEDULER.setParallelism(parallelism + 1);
    Thread.ofPlatform().daemon().start(Carriers::wake);
    return 1;
  }

  /// Has the scheduler make the carrier. It does so only when a task comes into a queue that seems
  /// empty; a thread that has submitted nothing yet has most likely such a queue for itself.
  private static void wake() {
    Thread.startVirtualThread(() -> {});
  }

  /// Takes back carriers that were lent.
  ///
  /// @param carriers how many
  static void takeBack(int carriers) {
    SCHEDULER.setParallelism(SCHEDULER.getParallelism() - carriers);
  }
}
