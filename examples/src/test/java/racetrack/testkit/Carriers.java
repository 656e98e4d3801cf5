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

  /// So many are enough for each crowd, and for a hundred of which each waits for the next.
  private static final int MOST = 128;

  private static final VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  private Carriers() {}

  /// Makes up for virtual threads that never leave their carriers.
  ///
  /// @param carriers how many carriers are lost
  static void replace(int carriers) {
    SCHEDULER.setParallelism(SCHEDULER.getParallelism() + carriers);
  }

  /// Adds carriers, unless there are many.
  ///
  /// @param wanted how many
  /// @return how many were added
  static int lend(int wanted) {
    int parallelism = SCHEDULER.getParallelism();
    int added = Math.clamp(MOST - parallelism, 0, wanted);
    SCHEDULER.setParallelism(parallelism + added);
    for (int carrier = 0; carrier < added; carrier++) {
      Thread.ofPlatform().daemon().start(Carriers::wake);
    }
    return added;
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
