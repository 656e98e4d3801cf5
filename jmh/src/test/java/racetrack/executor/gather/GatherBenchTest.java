// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class GatherBenchTest {

  private final GatherBench.Shared shared = new GatherBench.Shared();

  @Test
  void acceptsAllNumbersAndRejectsOneTooFew() {
    shared.subject = GatherSubject.HAND;
    long sum = GatherBench.TASKS * (GatherBench.TASKS - 1L) / 2;
    shared.check(sum);
    AssertionError wrong = assertThrows(AssertionError.class, () -> shared.check(sum - 1));
    assertEquals(
        "HAND gathered the numbers below %d, and they add up to %d."
            .formatted(GatherBench.TASKS, sum - 1),
        wrong.getMessage());
  }
}
