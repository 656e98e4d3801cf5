// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.executor.background.TaskManager.Outcome;

/// What the manager on virtual threads promises beside the contract.
class VirtualTaskManagerTest {

  /// Each seat costs nothing, so there may be as many as there are numbers.
  @Test
  void endsThoughItHasTheLargestNumberOfWorkers() throws InterruptedException {
    TaskManager<String> manager = TaskManagerSubject.VIRTUAL.start(Integer.MAX_VALUE);
    manager.add("task", () -> "value");
    manager.await();
    manager.shutdown();
    assertEquals(List.of("task"), manager.poll().stream().map(Outcome::id).toList());
  }
}
