// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LazyBenchTest {

  private final LazyBench bench = new LazyBench();
  private final LazyBench.Shared shared = new LazyBench.Shared();
  private final LazyBench.Caller caller = new LazyBench.Caller();

  @BeforeEach
  void setUp() {
    shared.subject = LazySubject.DOUBLE_CHECK;
    shared.create();
    caller.join(shared);
  }

  @Test
  void acceptsAnObjectThatIsMadeOnce() {
    bench.get(shared, caller);
    bench.get(shared, caller);
    bench.first(shared, caller);
    shared.check();
  }

  @Test
  void rejectsAnObjectThatIsMadeTwice() {
    bench.get(shared, caller);
    shared.create();
    bench.get(shared, caller);
    AssertionError wrong = assertThrows(AssertionError.class, shared::check);
    assertEquals("DOUBLE_CHECK made 2 objects, and 2 looks added up to 3.", wrong.getMessage());
  }
}
