// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Members are killed, stopped, cut off, slowed down and filled, while tasks go on.
///
/// Nothing that was accepted is lost without its future saying so, nothing that is promised at most
/// once is begun twice, and the rest goes on. `target/faults.txt` has the figures.
class FaultsTest {

  private static final int MEMBERS = 3;

  /// So many tasks have to be done in the midst of each fault.
  private static final int SOME = 40;

  @TempDir private Path folder;

  @BeforeAll
  static void needHosts() {
    Optional<String> obstacle = NetHosts.obstacle();
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
  }

  @ParameterizedTest
  @EnumSource
  void loseNothingInSilence(Delivery delivery) throws Exception {
    try (Weather weather = new Weather(MEMBERS, delivery, folder)) {
      weather.awaitDone(SOME);
      for (Fault fault : Fault.values()) {
        weather.strike(fault, SOME);
      }
      weather.end();
      Map<Integer, Long> begun = begun();
      weather.write(Path.of("target/faults.txt"), begun);
      assertEquals(0, weather.withoutOutcome());
      Storm.Tally last = weather.tally();
      assertEquals(last.accepted(), last.done() + last.lost());
      switch (delivery) {
        case AT_MOST_ONCE -> {
          assertTrue(begun.values().stream().allMatch(times -> times == 1), begun::toString);
          assertTrue(last.lost() > 0, "no fault has met a task");
        }
        case AT_LEAST_ONCE -> assertTrue(last.done() <= begun.size(), last::toString);
      }
    }
  }

  /// What it had accepted is gone with its futures, and the members are there for the next.
  @Test
  void outliveTheirSubmitter(@TempDir Path other) throws Exception {
    try (Weather weather = new Weather(1, Delivery.AT_MOST_ONCE, folder)) {
      weather.awaitDone(SOME);
      weather.replaceSubmitter(other);
      weather.awaitDone(SOME);
      weather.end();
      assertEquals(0, weather.withoutOutcome());
      assertEquals(weather.tally().accepted(), weather.tally().done());
      assertTrue(begun().values().stream().allMatch(times -> times == 1));
    }
  }

  /// {@return how often each task was begun}
  private Map<Integer, Long> begun() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("task-"))
          .collect(groupingBy(name -> Integer.parseInt(name.split("-", 3)[1]), counting()));
    }
  }
}
