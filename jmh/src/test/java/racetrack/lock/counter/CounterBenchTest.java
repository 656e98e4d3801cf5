// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CounterBenchTest {

  private final CounterBench bench = new CounterBench();
  private final CounterBench.Shared shared = new CounterBench.Shared();
  private final CounterBench.Worker worker = new CounterBench.Worker();

  @BeforeEach
  void setUp() {
    shared.subject = CounterSubject.SYNCHRONIZED;
    shared.create();
    worker.join(shared);
  }

  @Test
  void acceptsACountThatIsRight() {
    bench.increment(shared, worker);
    for (int turn = 0; turn < 17; turn++) {
      bench.mostlyRead(shared, worker);
    }
    assertEquals(3, shared.counter.get());
    shared.check();
  }

  @Test
  void rejectsACountThatIsWrong() {
    bench.increment(shared, worker);
    shared.counter.increment();
    AssertionError wrong = assertThrows(AssertionError.class, shared::check);
    assertEquals(
        "The workers incremented SYNCHRONIZED 1 times, but it counted 2.", wrong.getMessage());
  }
}
