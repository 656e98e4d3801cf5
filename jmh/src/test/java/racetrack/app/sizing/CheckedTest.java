// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import racetrack.scaling.Workload;

final class CheckedTest {

  private final Checked task = new Checked(Workload.CPU);
  private long answer;

  @BeforeEach
  void solve() throws InterruptedException {
    task.solve();
    answer = Workload.CPU.call();
  }

  @Test
  void givesTheAnswerOnceAndInABatch() throws InterruptedException, ExecutionException {
    assertEquals(answer, task.once());
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      assertEquals(List.of(answer, answer, answer), task.batch(3, pool));
    }
  }

  @Test
  void rejectsAnotherAnswer() {
    task.answer = 1;
    String message = "CPU gave 1 and then " + answer + ".";
    assertEquals(message, assertThrows(AssertionError.class, task::once).getMessage());
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      assertEquals(
          message, assertThrows(AssertionError.class, () -> task.batch(3, pool)).getMessage());
    }
  }
}
