// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OverlapExampleTest {

  @Test
  void runsOneTaskAtATimeWithAGetAfterEachSubmit() throws InterruptedException, ExecutionException {
    AtomicInteger running = new AtomicInteger();
    assertEquals(
        Collections.nCopies(4, "1 at a time"),
        OverlapExample.run(
            GatherSubject.BROKEN_EAGER,
            () -> {
              int together = running.incrementAndGet();
              running.decrementAndGet();
              return together + " at a time";
            }));
  }

  @Test
  void runsAllAtOnceIfItSubmitsThemFirst() throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(OverlapExample.TASKS);
    assertEquals(
        Collections.nCopies(4, "together"),
        OverlapExample.run(
            GatherSubject.HAND,
            () -> {
              all.countDown();
              all.await(); // ends only if all are at it together
              return "together";
            }));
  }
}
