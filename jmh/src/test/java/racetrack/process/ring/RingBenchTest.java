// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RingBenchTest {

  private final RingBench bench = new RingBench();
  private final RingBench.Track track = new RingBench.Track();

  @BeforeEach
  void setUp() {
    track.subject = RingSubject.SHARED;
  }

  @Test
  void acceptsMessagesThatAllCameInOrder() throws IOException, InterruptedException {
    RingBench.Pair pair = new RingBench.Pair();
    pair.startWriter(track);
    for (int taken = 0; taken < 2_000; taken++) {
      bench.pair(pair);
    }
    pair.check(track);
    assertEquals(2_000, pair.received);
  }

  @Test
  void rejectsALostMessage() throws IOException {
    RingBench.Solo solo = new RingBench.Solo();
    solo.create(track);
    bench.solo(solo);
    solo.check(track);
    solo.writer.write(solo.source.clear()); // the first once more
    bench.solo(solo);
    AssertionError wrong = assertThrows(AssertionError.class, () -> solo.check(track));
    assertEquals("SHARED gave out 1 messages that were not next.", wrong.getMessage());
  }
}
