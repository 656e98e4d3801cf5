// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class OneToOneQueueBenchTest {

  private final OneToOneQueueBench bench = new OneToOneQueueBench();
  private final OneToOneQueueBench.Track track = new OneToOneQueueBench.Track();

  @BeforeEach
  void setUp() {
    track.subject = OneToOneQueueSubject.RING;
    track.capacity = 16;
  }

  @Nested
  final class Pair {

    private final OneToOneQueueBench.Pair pair = new OneToOneQueueBench.Pair();

    @BeforeEach
    void setUp() {
      pair.startProducer(track);
      for (int taken = 0; taken < 2_000; taken++) {
        bench.pair(pair);
      }
    }

    @Test
    void acceptsElementsThatAllCameInOrder() throws InterruptedException {
      pair.check(track);
    }

    @Test
    void rejectsALostElement() {
      while (pair.queue.poll() == null) {
        Thread.onSpinWait();
      }
      String message =
          String.valueOf(assertThrows(AssertionError.class, () -> pair.check(track)).getMessage());
      assertTrue(
          message.matches("RING with capacity 16 gave out \\d+ elements that were not next."));
    }

    @Test
    void rejectsALapThatIsLost() {
      pair.received -= 1 << 10; // the elements repeat, so all came in order
      String message =
          String.valueOf(assertThrows(AssertionError.class, () -> pair.check(track)).getMessage());
      assertTrue(message.matches("RING with capacity 16 took in \\d+ elements and gave out \\d+."));
    }
  }

  @Nested
  final class Solo {

    private final OneToOneQueueBench.Solo solo = new OneToOneQueueBench.Solo();

    @BeforeEach
    void setUp() {
      solo.create(track);
      bench.solo(solo);
      bench.solo(solo);
    }

    @Test
    void acceptsElementsThatAllCameInOrder() {
      solo.check(track);
    }

    @Test
    void rejectsALostElement() {
      solo.accept(null);
      AssertionError wrong = assertThrows(AssertionError.class, () -> solo.check(track));
      assertEquals(
          "RING with capacity 16 gave out 1 elements that were not next.", wrong.getMessage());
    }
  }
}
