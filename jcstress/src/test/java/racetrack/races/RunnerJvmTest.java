// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.runners.RunnerJvm;

/// What starts this runner names the program that is there.
class RunnerJvmTest {

  @Test
  void namesThisRunner() {
    assertEquals(RaceRunner.class.getName(), RunnerJvm.RACES);
  }
}
