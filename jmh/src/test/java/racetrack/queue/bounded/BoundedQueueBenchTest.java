// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import racetrack.queue.Batons.Baton;

@Timeout(10)
final class BoundedQueueBenchTest {

  private final BoundedQueueBench bench = new BoundedQueueBench();
  private final BoundedQueueBench.Track track = new BoundedQueueBench.Track();

  @BeforeEach
  void setUp() {
    track.subject = BoundedQueueSubject.CONDITION;
    track.capacity = 16;
  }

  @Nested
  final class Crowd {

    private final BoundedQueueBench.Crowd crowd = new BoundedQueueBench.Crowd();
    private final BoundedQueueBench.Passer passer = new BoundedQueueBench.Passer();
    private final BoundedQueueBench.Passer other = new BoundedQueueBench.Passer();

    @BeforeEach
    void setUp() throws InterruptedException {
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
    void rejectsABatonThatIsLeftOver() throws InterruptedException {
      crowd.queue.put(new Baton());
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
      assertEquals("CONDITION with capacity 16 " + how, wrong.getMessage());
    }
  }

  @Nested
  final class FanOut {

    private final BoundedQueueBench.FanOut fanOut = new BoundedQueueBench.FanOut();
    private final BoundedQueueBench.Consumer consumer = new BoundedQueueBench.Consumer();

    @BeforeEach
    void setUp() throws InterruptedException {
      fanOut.startProducer(track);
      consumer.join(fanOut);
      bench.take(fanOut, consumer);
      bench.take(fanOut, consumer);
    }

    @Test
    void acceptsElementsThatAllCameOut() throws InterruptedException {
      fanOut.check(track);
    }

    @Test
    void rejectsALostElement() throws InterruptedException {
      fanOut.queue.take();
      assertTrue(rejection().matches(".*took in \\d+ elements and gave out \\d+\\."));
    }

    @Test
    void rejectsADoubledElement() throws InterruptedException {
      bench.take(fanOut, consumer);
      BoundedQueueBench.Consumer doubling = new BoundedQueueBench.Consumer();
      doubling.join(fanOut);
      doubling.accept(0);
      assertTrue(rejection().matches(".*took in \\d+ elements and gave out \\d+\\."));
    }

    @Test
    void rejectsAnOvertakenElement() {
      consumer.accept(0);
      assertEquals("CONDITION with capacity 16 let 1 elements be overtaken.", rejection());
    }

    private String rejection() {
      return String.valueOf(
          assertThrows(AssertionError.class, () -> fanOut.check(track)).getMessage());
    }
  }
}
