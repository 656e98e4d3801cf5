// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.app.scraper.FaultySiteExample.Task;

class FaultySiteExampleTest {

  @Test
  void fetchesAllPagesOfASiteThatIsWell() throws Exception {
    assertEquals(10, scrape(FaultySiteExample.WELL).successes());
  }

  @Test
  void countsThePagesOfAFaultySiteThatFail() throws Exception {
    Totals totals = scrape(FaultySiteExample.FAULTY);
    assertEquals(18, totals.successes());
    assertEquals(2, totals.failures());
  }

  /// {@return the totals, which are what the addresses say}
  private static Totals scrape(Task task) throws IOException, InterruptedException {
    Duration unit = Duration.ofMillis(1);
    List<String> lines = new ArrayList<>();
    Totals totals = FaultySiteExample.scrape(task, unit, Duration.ofMinutes(1), lines::add);
    assertEquals(expected(task, unit), totals);
    assertEquals(task.pages() + 1, lines.size());
    assertEquals(
        "successful: %d, failed: %d, total: %d bytes"
            .formatted(totals.successes(), totals.failures(), totals.bytes()),
        lines.getLast());
    return totals;
  }

  private static Totals expected(Task task, Duration unit) throws IOException {
    try (Site site = new Site()) {
      List<Integer> sizes =
          site.pages(task.pages(), task.failing(), unit, task.seed()).stream()
              .map(URI::getPath)
              .filter(path -> path.startsWith("/page/"))
              .map(path -> Integer.valueOf(path.split("/", -1)[2]))
              .toList();
      int bytes = sizes.stream().mapToInt(Integer::intValue).sum();
      return new Totals(sizes.size(), task.pages() - sizes.size(), bytes);
    }
  }
}
