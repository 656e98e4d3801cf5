// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static racetrack.benchmarks.BenchmarkMethod.Place.BASELINE;
import static racetrack.benchmarks.BenchmarkMethod.Place.BESIDE;
import static racetrack.benchmarks.BenchmarkMethod.Place.ELSEWHERE;
import static racetrack.benchmarks.BenchmarkMethod.Place.HEADLINE;
import static racetrack.benchmarks.BenchmarkMethod.Place.LATENCY;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.runners.ResultNames;

final class BenchmarkMethodTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<BenchmarkMethod> METHODS = BenchmarkMethod.discover(CATALOGUE);

  static List<String> keys() {
    return METHODS.stream().map(BenchmarkMethod::key).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hasOneHeadlineAndABaselineInEveryPattern(String key) {
    List<BenchmarkMethod> methods =
        METHODS.stream().filter(method -> method.key().equals(key)).toList();
    assertEquals(1, methods.stream().filter(method -> method.place() == HEADLINE).count());
    assertTrue(methods.stream().anyMatch(method -> !method.hasSubject()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hasTheSoundSubjectsAndNoOther(String key) {
    Entry pattern = CATALOGUE.find(key).orElseThrow();
    for (BenchmarkMethod method : METHODS) {
      if (method.key().equals(key) && method.hasSubject()) {
        List<String> sound =
            pattern.subjects().stream()
                .filter(subject -> subject.claim() instanceof Claim.Sound)
                .map(Subject::name)
                .toList();
        assertEquals(sound, method.subjects());
        assertFalse(method.parameters().containsKey(ResultNames.SUBJECT));
      }
    }
  }

  @Test
  void takesTheFirstValueListedForTheHeadline() {
    BenchmarkMethod passOn = method("BoundedQueueBench.passOn");
    assertEquals("16", passOn.firstParameters().get("capacity"));
    assertEquals(3, passOn.combinations().size());
  }

  @Test
  void knowsWhatStandsBesideTheHeadline() {
    assertEquals(HEADLINE, method("WorkerPoolBench.count").place());
    assertEquals(BASELINE, method("WorkerPoolBench.baseline").place());
    assertEquals(ELSEWHERE, method("WorkerPoolBench.carry").place());
    assertEquals(ELSEWHERE, method("ProcessPoolBench.stream").place());
    assertEquals(HEADLINE, method("SizingBench.mix").place());
    assertEquals(BESIDE, method("SizingBench.compute").place());
  }

  @Test
  void knowsWhatTimesSingleOperations() {
    assertEquals(LATENCY, method("EventBench.wakeLatency").place());
    assertEquals(ELSEWHERE, method("EventBench.wake").place());
    for (BenchmarkMethod method : METHODS) {
      boolean named = method.name().matches(".*(?<!Low)Latency"); // that is a mode of the pool
      assertEquals(named, method.place() == LATENCY, method.name());
    }
  }

  @Test
  void knowsTheWorkersThatABenchmarkIsMadeFor() {
    assertEquals(Set.of(1), method("ProcessPoolBench.stream").workers());
    assertEquals(Set.of(), method("OneToOneQueueBench.pair").workers());
    assertFalse(method("ProcessPoolBench.stream").pooled());
  }

  @Test
  void measuresTheFirstChartOfEachPatternWithAnyNumberOfWorkers() {
    assertEquals(
        List.of(),
        METHODS.stream()
            .filter(method -> method.place() == HEADLINE && !method.workers().isEmpty())
            .map(BenchmarkMethod::name)
            .toList());
  }

  @Test
  void takesThePoolsOfABenchmarkForItsWorkers() {
    BenchmarkMethod pooled = method("WaitingTasksBench.tasks10");
    assertTrue(pooled.pooled());
    assertEquals(Set.of(1, 2, 4, 8), pooled.workers());
    assertEquals(Map.of(), pooled.parameters());
    Cell cell =
        new Heat(pooled, new TreeMap<>(), pooled.workers()).curves().getFirst().cells().getLast();
    assertEquals(Map.of("workers", "8"), cell.parameters());
    assertEquals(8, cell.workers());
    assertEquals(1, cell.threads());
    assertEquals("app.sizing tasks10, 8 workers", cell.toString());
  }

  private static BenchmarkMethod method(String name) {
    return METHODS.stream()
        .filter(method -> method.name().endsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
