// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import racetrack.process.pool.WorkerPool;
import racetrack.process.pool.WorkerPoolSubject;

final class GridScalingTest {

  /// A row that only some of the workers work at would count against all of them.
  @Test
  void givesEachWorkerAsManyTasksAsTheOthers() throws Exception {
    int workers = 7;
    try (WorkerPool pool = WorkerPoolSubject.THREADS.create(workers)) {
      for (int millis = 0; millis < 4; millis++) {
        int tasks = GridScaling.run(pool, workers, millis, new byte[1], 5_000_000);
        assertTrue(tasks >= 2 * workers, tasks + " tasks");
        assertEquals(0, tasks % workers, tasks + " tasks");
      }
    }
  }
}
