// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class TornQuoteExampleTest {

  @Test
  void findsATornQuoteWhereOneObjectChanges() throws InterruptedException {
    assertNotNull(TornQuoteExample.firstTorn(TickerSubject.BROKEN_MUTABLE, Integer.MAX_VALUE));
  }

  @Test
  void findsNoneWhereEachQuoteIsAnObject() throws InterruptedException {
    assertNull(TornQuoteExample.firstTorn(TickerSubject.VOLATILE, 1_000_000));
  }
}
