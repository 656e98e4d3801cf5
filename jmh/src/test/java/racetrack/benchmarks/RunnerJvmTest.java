// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racetrack.runners.RunnerJvm;

/// What starts this runner names the program that is there.
class RunnerJvmTest {

  @Test
  void namesThisRunner() {
    assertEquals(BenchmarkRunner.class.getName(), RunnerJvm.BENCHMARKS);
  }
}
