// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TaskManagerBenchTest {

  private final TaskManagerBench bench = new TaskManagerBench();
  private final TaskManagerBench.Client client = new TaskManagerBench.Client();

  @Test
  void rejectsOneOutcomeTooMany() throws InterruptedException {
    client.subject = TaskManagerSubject.HAND;
    client.start();
    try {
      assertEquals(bench.baseline(), bench.run(client));
      client.manager.add("another", () -> 1);
      AssertionError wrong = assertThrows(AssertionError.class, () -> bench.run(client));
      assertTrue(wrong.toString().contains("HAND ran the numbers below "));
    } finally {
      client.close();
    }
  }
}
