// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesOfThumbExampleTest {

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 6", "28, 32", "64, 32"})
  void addFourToTheProcessorsUpToThirtyTwo(int processors, int workers) {
    assertEquals(workers, RulesOfThumbExample.forWaiting(processors));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "50, 50", "200, 50"})
  void takeAWorkerForEachRequestUpToFifty(int requests, int workers) {
    assertEquals(workers, RulesOfThumbExample.forNetwork(requests));
  }

  @Test
  void takeAProcessorForEachWorkerThatComputes() {
    assertEquals(8, RulesOfThumbExample.forComputing(8));
  }

  @Test
  void nameTheThreadsAfterWhatTheyDo() throws Exception {
    List<String> lines = new ArrayList<>();
    List<String> names = RulesOfThumbExample.names(3, lines::add);
    assertEquals(
        List.of("web-scraper-1", "web-scraper-2", "web-scraper-3"),
        names.stream().sorted().toList());
    assertEquals(List.of("workers: " + String.join(", ", names)), lines);
  }
}
