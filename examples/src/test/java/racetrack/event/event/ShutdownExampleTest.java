// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownExampleTest {

  @Test
  void stopsAllWorkersAfterTheSignal() throws InterruptedException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    List<Integer> worked = ShutdownExample.run(3, 4, Duration.ofMillis(1), lines::add);
    assertTrue(worked.stream().allMatch(times -> times >= 4), worked::toString);
    List<String> afterwards =
        lines.stream().dropWhile(line -> !line.equals("sending the shutdown signal")).toList();
    assertEquals(
        List.of("worker 1 stops", "worker 2 stops", "worker 3 stops"),
        afterwards.stream().filter(line -> line.endsWith("stops")).sorted().toList());
    assertEquals(3, lines.stream().filter(line -> line.endsWith("stops")).count());
  }

  @Test
  @Timeout(60)
  void doesNotFinishItsRest() throws InterruptedException {
    assertEquals(List.of(1, 1), ShutdownExample.run(2, 1, Duration.ofHours(1), _ -> {}));
  }
}
