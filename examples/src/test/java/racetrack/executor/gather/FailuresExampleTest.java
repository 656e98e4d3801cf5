// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresExampleTest {

  @Test
  void hearsNothingIfNobodyAsks() {
    assertEquals(List.of(), FailuresExample.silent());
  }

  @Test
  void losesWhatIsBehindTheFirstFailure() throws InterruptedException {
    assertEquals(
        List.of("0", "1", "stopped: number 2 is not allowed"), FailuresExample.untilTheFirst());
  }

  @Test
  void hasAnOutcomeForEach() throws InterruptedException {
    assertEquals(List.of("0", "1", "failed: number 2 is not allowed", "9"), FailuresExample.each());
  }

  @Test
  void survivesWithSafeTasksThatReport() throws InterruptedException, ExecutionException {
    ConcurrentLinkedQueue<String> reports = new ConcurrentLinkedQueue<>();
    assertEquals(List.of(0, 1, -1, 9), FailuresExample.safe(reports::add));
    assertEquals(List.of("task 2: number 2 is not allowed"), List.copyOf(reports));
  }
}
