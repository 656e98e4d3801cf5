// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyTest {

  @Test
  void takesThePercentilesOfEachForkOverItsIterations() {
    Latency latency =
        Latency.of(
            List.of(
                List.of(histogram(2.0, 4_500, 9.0, 50), histogram(2.0, 4_500, 3.0, 949, 70.0, 1)),
                List.of(histogram(5.0, 10_000))));
    Latency.Fork first = latency.forks().getFirst();
    assertEquals(10_000, first.samples());
    assertEquals(Map.of(50.0, 2.0, 90.0, 2.0, 99.0, 3.0, 99.9, 9.0), first.percentiles());
    assertEquals((9_000 * 2 + 50 * 9 + 949 * 3 + 70) / 10_000.0, first.mean(), 1e-9);
    assertEquals(5.0, latency.forks().getLast().percentiles().get(99.9));
  }

  @Test
  void tellsNoPercentileThatTooFewSamplesExceed() {
    Latency.Fork fork = Latency.of(List.of(List.of(histogram(1.0, 299)))).forks().getFirst();
    assertEquals(Set.of(50.0, 90.0), fork.percentiles().keySet());
    fork = Latency.of(List.of(List.of(histogram(1.0, 300)))).forks().getFirst();
    assertEquals(Set.of(50.0, 90.0, 99.0), fork.percentiles().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[[[1.0]]]] | pairs of a value and its count",
        "[[[[1.0, 2.5]]]] | a whole number above 0, but is 2.5",
        "[[[[1.0, 0]]]] | a whole number above 0, but is 0.0",
        "[[[[1.0, -3]]]] | a whole number above 0, but is -3.0",
        "[[[[-1.0, 3]]]] | a score must be 0 or between",
        "[[[[\"NaN\", 3]]]] | a score must be 0 or between",
        "[[[]]] | fork 1 has no score"
      })
  void saysWhatNoRunCanHaveMeasured(String histograms, String fault) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> measurements(histograms));
    String words = String.valueOf(thrown.getMessage());
    assertTrue(words.startsWith("result 1, racetrack.event.event.EventBench"), words);
    assertTrue(words.contains(fault), words);
  }

  @Test
  void isPartOfAMeasurementThatTimedSingleOperations() {
    Measurement wake = measurements("[[[[1.0, 3]], [[3.0, 1]]], [[[4.0, 4]]]]").getFirst();
    assertEquals(List.of(1.5, 4.0), wake.forks());
    assertEquals(2, requireNonNull(wake.latency()).forks().size());
    assertNull(wake.cell().latency());
  }

  private static List<Measurement> measurements(String histograms) {
    return Measurement.listOf(
        ResultFile.JSON.readTree(
            """
            [{"benchmark": "racetrack.event.event.EventBench.wakeLatency", "mode": "sample",
              "threads": 1, "params": {"subject": "JDK"},
              "primaryMetric": {"score": 1, "scoreUnit": "us/op", "rawDataHistogram": %s}}]
            """
                .formatted(histograms)));
  }

  /// Values and their counts by turns.
  private static List<List<Double>> histogram(double... numbers) {
    return IntStream.range(0, numbers.length / 2)
        .mapToObj(i -> List.of(numbers[2 * i], numbers[2 * i + 1]))
        .toList();
  }
}
