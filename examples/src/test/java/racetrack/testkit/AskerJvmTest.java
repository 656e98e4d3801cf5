// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What starts the test kit names the programs that are there.
class AskerJvmTest {

  @Test
  void namesThePrograms() {
    assertEquals(Asker.class.getName(), AskerJvm.ASKER);
    assertEquals(MutantAsker.class.getName(), AskerJvm.MUTANT_ASKER);
  }
}
