// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScraperBenchTest {

  private final ScraperBench bench = new ScraperBench();
  private final ScraperBench.Server server = new ScraperBench.Server();
  private final ScraperBench.Caller caller = new ScraperBench.Caller();

  @BeforeEach
  void open() throws IOException {
    server.open();
    caller.subject = ScraperSubject.POOL;
    caller.limit = 16;
    caller.open();
  }

  @AfterEach
  void close() throws IOException {
    caller.close();
    server.close();
  }

  @Test
  void acceptsPagesAndRejectsRefusals() throws InterruptedException {
    assertEquals(new Totals(32, 0, 32_000), bench.scrape(caller, server));
    server.addresses = new ArrayList<>(server.addresses);
    server.addresses.set(7, server.site.status(404));
    assertThrows(AssertionError.class, () -> bench.scrape(caller, server));
  }
}
