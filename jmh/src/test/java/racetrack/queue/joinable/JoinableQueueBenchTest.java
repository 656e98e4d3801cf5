// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.queue.Batons.Baton;

@Timeout(10)
final class JoinableQueueBenchTest {

  private final JoinableQueueBench bench = new JoinableQueueBench();
  private final JoinableQueueBench.Track track = new JoinableQueueBench.Track();
  private final JoinableQueueBench.Crowd crowd = new JoinableQueueBench.Crowd();
  private final JoinableQueueBench.Passer passer = new JoinableQueueBench.Passer();
  private final JoinableQueueBench.Passer other = new JoinableQueueBench.Passer();

  @BeforeEach
  void setUp() throws InterruptedException {
    track.subject = JoinableQueueSubject.CONDITION;
    track.capacity = 16;
    crowd.create(track);
    passer.join(crowd);
    other.join(crowd);
    bench.passOn(crowd, passer);
    bench.passOn(crowd, other);
    bench.passOn(crowd, passer);
  }

  @Test
  void acceptsBatonsThatAllCameBack() throws InterruptedException {
    crowd.check(track);
  }

  @Test
  void rejectsABatonThatIsLeftOver() throws InterruptedException {
    crowd.queue.put(new Baton());
    rejects("still held a baton that nobody had to take.");
  }

  @Test
  void rejectsABatonThatIsNotDone() throws InterruptedException {
    crowd.queue.put(new Baton());
    crowd.queue.take(Duration.ZERO);
    rejects("counted too few that were done.");
  }

  @Test
  void rejectsABatonThatTwoWorkersHold() {
    other.baton = passer.baton;
    rejects("handed one baton to two workers.");
  }

  @Test
  void rejectsABatonThatMissedAPass() {
    other.baton.passes--;
    rejects("passed batons on 3 times, but they saw 2.");
  }

  private void rejects(String how) {
    AssertionError wrong = assertThrows(AssertionError.class, () -> crowd.check(track));
    assertEquals("CONDITION with capacity 16 " + how, wrong.getMessage());
  }
}
