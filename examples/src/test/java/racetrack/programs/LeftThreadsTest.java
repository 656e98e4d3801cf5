// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeftThreadsTest {

  /// Such a one is started by the JVM when a tool attaches, and stays.
  @Test
  void countsNoThreadOfTheJvm() {
    List<String> counted =
        LeftThreads.now().stream()
            .filter(thread -> !LeftThreads.isOfTheJdk(thread))
            .map(Thread::getName)
            .filter(Set.of("Reference Handler", "Signal Dispatcher", "Attach Listener")::contains)
            .toList();
    assertEquals(List.of(), counted);
  }

  @Test
  void countsAThreadThatRunsOn() throws InterruptedException {
    Set<Thread> before = LeftThreads.now();
    CountDownLatch end = new CountDownLatch(1);
    Thread left = Thread.ofPlatform().start(() -> await(end));
    try {
      assertTrue(LeftThreads.areSome(before));
    } finally {
      end.countDown();
      left.join();
    }
    assertFalse(LeftThreads.areSome(before));
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }
}
