// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Who owns the locks of `java.util.concurrent` that threads wait for, virtual ones among them.
///
/// Neither a thread dump nor `ThreadMXBean` tells it of virtual threads. The JDK knows, inside: a
/// JVM that was started with the two options of the door's own children lets us ask.
final class LockOwners {

  private LockOwners() {}

  /// {@return the numbers of the owners, by the locks, each as its class and hash; empty in a JVM
  /// that was started without those options}
  static Map<String, Long> now() {
    try {
      Method owner = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
      owner.setAccessible(true);
      Map<String, Long> owners = new HashMap<>();
      for (Thread waiter : threads().toList()) {
        if (LockSupport.getBlocker(waiter) instanceof AbstractOwnableSynchronizer lock
            && owner.invoke(lock) instanceof Thread thread) {
          owners.put(Objects.toIdentityString(lock), thread.threadId());
        }
      }
      return owners;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Map.of(); // not opened, or another JDK
    }
  }

  /// Platform threads, and virtual ones that belong to no executor: the threads of the checks do
  /// not.
  private static Stream<Thread> threads() throws ReflectiveOperationException {
    Object root = Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null);
    Object threads =
        Class.forName("jdk.internal.vm.ThreadContainer").getMethod("threads").invoke(root);
    return ((Stream<?>) threads).map(Thread.class::cast);
  }
}
