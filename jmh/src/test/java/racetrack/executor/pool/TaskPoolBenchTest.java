// SPDX-License-Identifier: Apache-2.0
package racetrack.executor.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import racetrack.executor.pool.TaskPool.Settings;

final class TaskPoolBenchTest {

  private final TaskPoolBench bench = new TaskPoolBench();
  private final TaskPoolBench.Shared shared = new TaskPoolBench.Shared();
  private final TaskPoolBench.Client client = new TaskPoolBench.Client();

  @BeforeEach
  void submit() throws ExecutionException, InterruptedException {
    shared.subject = TaskPoolSubject.HAND;
    shared.pool = shared.subject.create(Settings.DEFAULT);
    client.join(shared);
    for (int task = 0; task < 100; task++) {
      bench.submit(shared, client);
    }
    bench.roundTrip(shared, client);
  }

  @AfterEach
  void close() {
    shared.pool.close();
  }

  @Test
  void acceptsTheNumbersThatWereGiven() throws ExecutionException, InterruptedException {
    shared.check();
    assertEquals(5_050, client.sum);
  }

  @Test
  void rejectsAnother() {
    client.sum++;
    AssertionError wrong = assertThrows(AssertionError.class, shared::check);
    assertEquals(
        "A client gave HAND the numbers below 101, but those that came back add up to 5051.",
        wrong.getMessage());
  }
}
