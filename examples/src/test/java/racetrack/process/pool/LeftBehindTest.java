// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static racetrack.conformance.Requirement.P7;
import static racetrack.process.pool.Tasks.awaitRunning;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.testkit.Row;

/// However a pool ends, nothing is left of it: no process, thread, file or socket.
@Timeout(120)
class LeftBehindTest {

  @Test
  @Row(P7)
  void leavesNothingHoweverItEnds() throws Exception {
    runThroughAllEnds(); // what is loaded once stays
    Left.awaitEnd();
    Left before = Left.now();
    runThroughAllEnds();
    Left.awaitEnd();
    assertEquals(before, Left.now());
  }

  private static void runThroughAllEnds() throws Exception {
    closeAfterWork();
    closeWhileAWorkerStarts();
    terminateWhileTasksRun();
    loseAWorker();
    letAnIdleWorkerGo();
    failToInitialise();
  }

  private static void closeAfterWork() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      byte[] large = new byte[1 << 20]; // more than a socket takes at once
      assertEquals(large.length, pool.submit(() -> large).get().length);
    }
  }

  private static void closeWhileAWorkerStarts() throws Exception {
    ProcessPool pool = ProcessPool.builder().workers(1).build();
    TaskFuture<Integer> future = pool.submit(() -> 1);
    pool.shutdownNow();
    pool.close();
    assertEquals(true, future.isDone());
  }

  private static void terminateWhileTasksRun() throws Exception {
    ProcessPool pool = ProcessPool.builder().workers(1).taskTimeout(Duration.ofHours(1)).build();
    awaitRunning(pool.submit(Tasks::spin));
    pool.terminateNow();
    pool.close();
  }

  private static void loseAWorker() {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      TaskFuture<?> lost = pool.submit(() -> Runtime.getRuntime().halt(1));
      assertThrows(ExecutionException.class, lost::get);
    }
  }

  private static void letAnIdleWorkerGo() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).idleTimeout(Duration.ofMillis(1)).build()) {
      assertEquals(1, pool.submit(() -> 1).get());
      Gate.await(() -> pool.statistics().workers() == 0);
    }
  }

  private static void failToInitialise() {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .initializer(() -> {
              throw new IllegalStateException("as meant");
            })
            .build()) {
      assertThrows(ExecutionException.class, pool.submit(() -> 1)::get);
    }
  }
}
