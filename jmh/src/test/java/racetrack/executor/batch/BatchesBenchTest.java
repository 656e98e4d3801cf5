// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class BatchesBenchTest {

  private final BatchesBench bench = new BatchesBench();
  private final BatchesBench.Runner runner = new BatchesBench.Runner();

  @Test
  void rejectsARunnerThatForgetsTheLastBatch() throws ExecutionException, InterruptedException {
    runner.subject = BatchesSubject.HAND;
    runner.size = 60; // the last batch is not full
    assertEquals(bench.baseline(), bench.run(runner));
    runner.subject = BatchesSubject.BROKEN_REST;
    AssertionError wrong = assertThrows(AssertionError.class, () -> bench.run(runner));
    assertTrue(wrong.toString().contains("BROKEN_REST worked on the numbers below "));
  }
}
