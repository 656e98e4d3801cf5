// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IntakeBenchTest {

  private final IntakeBench bench = new IntakeBench();
  private final IntakeBench.Crowd crowd = new IntakeBench.Crowd();

  @BeforeEach
  void create() {
    crowd.subject = IntakeSubject.HELPED;
    crowd.create();
  }

  @Test
  void acceptsCallersWhoCameAndLeft() {
    bench.help(crowd);
    crowd.check();
  }

  @Test
  void rejectsAnIntakeThatLetsNobodyIn() {
    assertThrows(AssertionError.class, crowd::check);
  }

  @Test
  void rejectsAReaderThatIsStillAwake() {
    bench.help(crowd);
    crowd.wake();
    assertThrows(AssertionError.class, crowd::check);
  }
}
