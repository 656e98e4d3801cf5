// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is known of a thread whose lock the JVM does not tell.
class ThreadSnapshotTest {

  private static ThreadSnapshot waiting(String frame) {
    return new ThreadSnapshot(
        1, "sleeper", true, "WAITING", List.of(frame), Optional.empty(), List.of(), List.of());
  }

  @Test
  void seesFromTheStackForWhatAThreadWaits() {
    ThreadSnapshot notified = waiting("java.base/java.lang.Object.wait0(Native Method)");
    ThreadSnapshot joining = waiting("java.base/java.lang.Thread.join(Thread.java:1889)");
    assertTrue(notified.isToBeNotified());
    assertFalse(notified.isJoining());
    assertTrue(joining.isJoining());
    assertFalse(joining.isToBeNotified());
  }

  @Test
  void knowsTheThreadThatTakesIt() throws IOException {
    ThreadSnapshot own =
        ThreadSnapshot.takeAll().stream()
            .filter(thread -> thread.id() == Thread.currentThread().threadId())
            .findFirst()
            .orElseThrow();
    assertEquals(Thread.currentThread().getName(), own.name());
    assertEquals("RUNNABLE", own.state());
    assertTrue(Places.isOfInterest(own), own::toString);
  }
}
