// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the runner's JVM is told.
class BenchCommandTest {

  @AfterEach
  void forget() {
    System.clearProperty(BenchCommand.IGNORE_LOCK);
  }

  @Test
  void ignoresTheLockOnlyIfItWasToldTo() {
    assertTold("-Djmh.ignoreLock=false");
    System.setProperty(BenchCommand.IGNORE_LOCK, "true");
    assertTold("-Djmh.ignoreLock=true");
  }

  private static void assertTold(String argument) {
    List<String> arguments = BenchCommand.jvmArguments();
    assertTrue(arguments.contains(argument), arguments::toString);
  }
}
