// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DownloadsExampleTest {

  private static final List<String> SITES = List.of("a", "b", "c", "d");
  private static final List<String> PAGES = List.of("page a", "page b", "page c", "page d");

  @Test
  void fetchesOneByOneInALoop() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    assertEquals(
        PAGES,
        DownloadsExample.oneByOne(
            SITES,
            site -> {
              assertEquals(1, inside.incrementAndGet());
              inside.decrementAndGet();
              return "page " + site;
            }));
  }

  @Test
  void fetchesAllFourAtOnceOnAPool() throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(SITES.size());
    assertEquals(
        PAGES,
        DownloadsExample.together(
            SITES,
            site -> {
              all.countDown();
              all.await(); // ends only if all are at it together
              return "page " + site;
            }));
  }
}
