// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.HashSet;
import java.util.Set;
import racetrack.programs.LeftThreads;

/// The platform threads that programs have started, and not the JVM for its own ends: whoever is
/// left behind is among them, whatever the name.
public final class ProgramThreads {

  private ProgramThreads() {}

  /// {@return those that are there now}
  public static Set<Thread> alive() {
    Set<Thread> threads = new HashSet<>();
    ThreadGroup programs = Thread.currentThread().getThreadGroup();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      ThreadGroup group = thread.getThreadGroup(); // null when it has ended
      if (group != null && programs.parentOf(group) && !LeftThreads.isOfTheJdk(thread)) {
        threads.add(thread);
      }
    }
    return threads;
  }

  /// Fails if somebody is left, but for a last moment: a pool may be closed before the last of its
  /// threads has ended.
  ///
  /// @param before those that were there before
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if others are there now, and stay
  public static void assertNoneButThese(Set<Thread> before) throws InterruptedException {
    Set<Thread> left = alive();
    left.removeAll(before);
    for (Thread thread : left) {
      ThreadEnd.await(thread);
    }
  }
}
