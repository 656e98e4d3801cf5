// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Platform threads that something has left running in this JVM when it was over.
public final class LeftThreads {

  /// What a thread may take to end.
  private static final Duration END = Duration.ofMillis(50);

  private LeftThreads() {}

  /// {@return the threads that there are now}
  public static Set<Thread> now() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  /// {@return whether there are other threads than before, that do not end at once}
  ///
  /// @param before the threads that there were, and others that may stay
  /// @throws InterruptedException if interrupted while waiting for their end
  public static boolean areSome(Set<Thread> before) throws InterruptedException {
    Set<Thread> left = now();
    left.removeAll(before);
    left.removeIf(LeftThreads::isOfTheJdk);
    for (Thread thread : left) {
      if (!thread.join(END)) {
        return true;
      }
    }
    return false;
  }

  /// {@return whether a thread is one of the helpers that stay, whoever came to need them: carriers
  /// of virtual threads, the common pool, what the JVM itself starts, such as the one that lets a
  /// tool attach, and others}
  ///
  /// @param thread the thread
  public static boolean isOfTheJdk(Thread thread) {
    return thread.getClass().getName().startsWith("jdk.internal.")
        || thread.getName().startsWith("ForkJoinPool.commonPool-")
        || isOfTheJvm(thread.getThreadGroup());
  }

  /// {@return whether a group is the JVM's own, which no thread of a program inherits}
  private static boolean isOfTheJvm(@Nullable ThreadGroup group) {
    return group != null && group.getParent() == null;
  }
}
