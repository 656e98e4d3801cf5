// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LostWordsExampleTest {

  @Test
  void losesWordsBetweenGetAndPut() throws InterruptedException {
    int total = LostWordsExample.firstLoss();
    assertTrue(total < 10_000, "counted " + total);
  }

  @Test
  void losesNoneThatAreMerged() throws InterruptedException {
    assertEquals(10_000, LostWordsExample.total(WordCountSubject.MERGE));
  }
}
