// SPDX-License-Identifier: Apache-2.0
package racetrack.process.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutboxBenchTest {

  private final OutboxBench bench = new OutboxBench();
  private final OutboxBench.Crowd crowd = new OutboxBench.Crowd();
  private final OutboxBench.Worker worker = new OutboxBench.Worker();

  @BeforeEach
  void send() throws IOException {
    crowd.subject = OutboxSubject.COMBINING;
    crowd.create();
    worker.join(crowd);
    bench.send(crowd, worker);
    bench.send(crowd, worker);
  }

  @Test
  void acceptsMessagesThatAllWereWritten() {
    crowd.check();
  }

  @Test
  void rejectsAMessageThatWasLeftBehind() {
    worker.sent++;
    AssertionError wrong = assertThrows(AssertionError.class, crowd::check);
    assertEquals("COMBINING was given 96 bytes, and wrote 64.", wrong.getMessage());
  }
}
