// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Children that do not end.
@Timeout(60)
class WatchdogTest {

  private final List<Process> started = new ArrayList<>();

  /// Waits for ever, in a method of its own.
  static final class Waiter {

    private Waiter() {}

    public static void main(String[] arguments) throws InterruptedException {
      waitForEver();
    }

    private static void waitForEver() throws InterruptedException {
      System.out.println("waiting");
      Thread.currentThread().join();
    }
  }

  @AfterEach
  void leaveNobodyBehind() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void endsAChildWhoseTimeIsUpAndSaysWhereItsThreadsWere()
      throws IOException, InterruptedException {
    String late = "-Dracetrack.test=late";
    String early = "-Dracetrack.test=early";
    Process patient = start(early);
    Process impatient = start(late);
    try (Watchdog watchdog =
        new Watchdog(Map.of(late, Duration.ofMillis(100), early, Duration.ofDays(1)))) {
      impatient.waitFor();
      String reason = watchdog.reason(late).orElseThrow();
      assertTrue(reason.startsWith("It did not end within 0 s, and was ended."), reason);
      assertTrue(reason.contains("Waiter.waitForEver"), reason);
      assertTrue(patient.isAlive());
      assertEquals(Optional.empty(), watchdog.reason(early));
    }
  }

  private Process start(String mark) throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark,
                "-cp",
                System.getProperty("java.class.path"),
                Waiter.class.getName())
            .start();
    started.add(child);
    assertEquals("waiting", child.inputReader().readLine());
    return child;
  }
}
