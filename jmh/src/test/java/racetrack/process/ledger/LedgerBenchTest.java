// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerBenchTest {

  private final LedgerBench bench = new LedgerBench();
  private final LedgerBench.Own own = new LedgerBench.Own();

  @BeforeEach
  void begin() {
    own.subject = LedgerSubject.SHARED;
    own.create();
    for (int task = 0; task < 100; task++) {
      bench.begin(own);
    }
  }

  @Test
  void acceptsTasksThatHaveBegun() {
    own.check();
  }

  @Test
  void rejectsATaskThatCouldNotBeBegun() {
    own.ledger.offer(own.task + 1);
    own.require(own.ledger.begin(own.task));
    AssertionError wrong = assertThrows(AssertionError.class, own::check);
    assertEquals("SHARED was wrong about 1 tasks.", wrong.getMessage());
  }

  @Test
  void rejectsALastTaskThatHasNotBegun() {
    own.ledger.offer(++own.task);
    assertThrows(AssertionError.class, own::check);
  }
}
