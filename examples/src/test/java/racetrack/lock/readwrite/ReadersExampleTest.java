// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadersExampleTest {

  @Test
  void seesWholeQuotesIfTheyAreValidated() throws InterruptedException {
    assertEquals(0, ReadersExample.wrongSpreads(QuotesSubject.OPTIMISTIC, 10_000));
  }
}
