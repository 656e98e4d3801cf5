// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WordCountBenchTest {

  private final WordCountBench bench = new WordCountBench();
  private final WordCountBench.Shared shared = new WordCountBench.Shared();
  private final WordCountBench.Worker worker = new WordCountBench.Worker();

  @BeforeEach
  void setUp() {
    shared.subject = WordCountSubject.MONITOR;
    shared.create();
    worker.join(shared);
  }

  @Test
  void acceptsCountsThatAreRight() {
    bench.count(shared, worker);
    for (int look = 0; look < 17; look++) {
      bench.mostlyLook(shared, worker);
    }
    assertEquals(Map.of("to", 1, "be", 1, "or", 1), shared.count.snapshot());
    shared.check();
  }

  @Test
  void rejectsCountsThatAreWrong() {
    bench.count(shared, worker);
    shared.count.count("not");
    AssertionError wrong = assertThrows(AssertionError.class, shared::check);
    assertEquals("The workers counted 1 words, but MONITOR has 2.", wrong.getMessage());
  }
}
