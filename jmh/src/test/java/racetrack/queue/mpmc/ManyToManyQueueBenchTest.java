// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.queue.Batons.Baton;

@Timeout(10)
final class ManyToManyQueueBenchTest {

  private final ManyToManyQueueBench bench = new ManyToManyQueueBench();
  private final ManyToManyQueueBench.Track track = new ManyToManyQueueBench.Track();
  private final ManyToManyQueueBench.Crowd crowd = new ManyToManyQueueBench.Crowd();
  private final ManyToManyQueueBench.Passer passer = new ManyToManyQueueBench.Passer();
  private final ManyToManyQueueBench.Passer other = new ManyToManyQueueBench.Passer();

  @BeforeEach
  void setUp() {
    track.subject = ManyToManyQueueSubject.SEQUENCE;
    track.capacity = 16;
    crowd.create(track);
    passer.join(crowd);
    other.join(crowd);
    bench.passOn(crowd, passer);
    bench.passOn(crowd, other);
    bench.passOn(crowd, passer);
  }

  @Test
  void acceptsBatonsThatAllCameBack() {
    crowd.check(track);
  }

  @Test
  void rejectsABatonThatIsLeftOver() {
    crowd.queue.offer(new Baton());
    rejects("still held a baton that nobody had to take.");
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
    assertEquals("SEQUENCE with capacity 16 " + how, wrong.getMessage());
  }
}
