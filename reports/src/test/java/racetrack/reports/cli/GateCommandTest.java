// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// How long the gate may take, by a clock that is made up.
class GateCommandTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void hasWhatTheBuildBeforeItHasLeft() {
    assertEquals(Duration.ofSeconds(200), budget(START.plusSeconds(100)));
    assertEquals(Duration.ofSeconds(1), budget(START.plusSeconds(1_000)));
  }

  @Test
  void doesNotTakeLongerIfTheClockIsSetBack() {
    assertEquals(Duration.ofMinutes(5), budget(START.minusSeconds(3_600)));
  }

  private static Duration budget(Instant now) {
    GateCommand gate = new GateCommand();
    new CommandLine(gate).parseArgs("--build=20260102T030405.678Z", "--total=300");
    return gate.budget(30, InstantSource.fixed(now));
  }
}
