// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TickerBenchTest {

  private final TickerBench bench = new TickerBench();
  private final TickerBench.Shared shared = new TickerBench.Shared();
  private final TickerBench.Reader reader = new TickerBench.Reader();

  @BeforeEach
  void setUp() {
    shared.subject = TickerSubject.VOLATILE;
    shared.create();
    reader.join(shared);
  }

  @Test
  void acceptsQuotesThatAreWhole() {
    bench.latest(shared, reader);
    for (int turn = 0; turn < 17; turn++) {
      bench.mostlyRead(shared, reader);
    }
    shared.check();
  }

  @Test
  void rejectsAQuoteThatIsTorn() {
    shared.ticker.publish(7, 11);
    bench.latest(shared, reader);
    AssertionError wrong = assertThrows(AssertionError.class, shared::check);
    assertEquals("VOLATILE showed 1 quotes that were torn.", wrong.getMessage());
  }
}
