// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTimeTest {

  @ParameterizedTest
  @CsvSource({"0, 200", "0.5, 400", "0.9, 2000", "1, 10000"})
  void countsWhatOthersLeave(double others, int looks) {
    OwnTime time = new OwnTime(Duration.ofSeconds(10), Duration.ofMillis(50), () -> others);
    int over =
        IntStream.rangeClosed(1, 20_000).filter(_ -> time.isOver()).findFirst().orElseThrow();
    assertEquals(looks, over, 0.05 * looks);
  }

  @Test
  void endsOnThisHost() {
    OwnTime time = new OwnTime(Duration.ofMillis(20), Duration.ofMillis(1));
    assertTrue(IntStream.range(0, 2_000).anyMatch(_ -> time.isOver()));
  }
}
