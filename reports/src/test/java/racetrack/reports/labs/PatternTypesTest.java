// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

class PatternTypesTest {

  static Stream<Entry> patterns() {
    return Catalogue.load().entries().stream();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void holdNoSubject(Entry entry) {
    Set<String> api = new PatternTypes(entry).api();
    assertTrue(api.contains(entry.pattern().contract().getName()), api::toString);
    assertEquals(
        List.of(),
        entry.subjects().stream()
            .map(subject -> subject.claim().implementation().getName())
            .filter(api::contains)
            .toList());
  }

  @Test
  void holdWhatOnlyADocCommentNames() {
    Set<String> gather = new PatternTypes(entry("executor.gather")).api();
    assertTrue(gather.contains("racetrack.executor.gather.DeadlineException"), gather::toString);
    assertTrue(gather.contains("racetrack.executor.gather.Gather$Until"), gather::toString);
    Set<String> pool = new PatternTypes(entry("process.pool")).api();
    assertTrue(pool.contains("racetrack.process.pool.RemoteCallable"), pool::toString);
  }

  @Test
  void holdWhatLiesInAnotherRoom() {
    Entry sizing = entry("app.sizing");
    assertTrue(new PatternTypes(sizing).api().contains("racetrack.scaling.Gauge"));
    assertEquals(
        Set.of(
            "Advice.java",
            "Gauge.java",
            "Point.java",
            "Points.java",
            "Sample.java",
            "ScalingLaw.java",
            "Sizing.java",
            "TaskTime.java"),
        LabMaker.contractSources(sizing).keySet());
  }

  private static Entry entry(String key) {
    return Catalogue.load().find(key).orElseThrow();
  }
}
