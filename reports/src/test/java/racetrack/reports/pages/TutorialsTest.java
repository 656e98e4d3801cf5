// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.charts.ScalingFigure;
import racetrack.reports.pages.Page.Chart;
import racetrack.reports.pages.Page.Slower;
import racetrack.reports.pages.Page.TutorialQuestion;
import racetrack.reports.pages.Tutorials.Drawn;
import racetrack.reports.results.Measurement;
import racetrack.statistics.Scatter;

class TutorialsTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  private final List<Measurement> measurements = new ArrayList<>();

  @Test
  void answersNothingIfNothingWasMeasured() {
    Page.Tutorials page = page();
    assertEquals(4, page.questions().size());
    for (TutorialQuestion question : page.questions()) {
      assertEquals(List.of(), question.answers());
      assertEquals(List.of(), question.charts());
    }
    assertEquals(List.of(), page.slower());
  }

  @Test
  void comparesThePoolThatDoesMostToOneThreadWithoutAPool() {
    measure("app.sizing", "SizingBench", "await", null, Map.of(), 1, 200);
    measure("app.sizing", "SizingBench", "await", null, Map.of(), 2, 390);
    measure("app.sizing", "SizingBench", "compute", null, Map.of(), 2, 4_000);
    measure("app.sizing", "WaitingTasksBench", "tasks30", null, Map.of(), 1, 190);
    measure("app.sizing", "WaitingTasksBench", "tasks30", null, Map.of(), 8, 1_500);
    measure("app.sizing", "WaitingTasksBench", "tasks10", null, Map.of(), 8, 1_000);
    assertEquals(
        List.of(
            "Tasks that wait: one thread does 200 a second, and a pool of 8 workers does 1,500,"
                + " 7.50 × as many."),
        answers("pooled"));
  }

  @Test
  void saysWhatMoreWorkersGainAndWhatTooManyCost() {
    measure("app.sizing", "ComputingTasksBench", "threads8", null, Map.of(), 1, 2_000);
    measure("app.sizing", "ComputingTasksBench", "threads8", null, Map.of(), 2, 3_900);
    measure("app.sizing", "ComputingTasksBench", "threads8", null, Map.of(), 4, 3_800);
    measure("app.sizing", "CrowdBench", "lock", null, Map.of(), 1, 10_000);
    measure("app.sizing", "CrowdBench", "lock", null, Map.of(), 2, 9_000);
    measure("app.sizing", "CrowdBench", "lock", null, Map.of(), 512, 2_500);
    measure("app.sizing", "ComputingTasksBench", "threads4", null, Map.of(), 2, 3_900);
    measure("app.sizing", "CrowdBench", "compute", null, Map.of(), 2, 4_000);
    assertEquals(
        List.of("computing tasks, threads8: 1.95 × with 2, 1.90 × with 4 workers."),
        answers("workers"));
    assertEquals(
        List.of("crowd, lock: most is done with 1 worker; 512 do 25.0 % of it."), answers("crowd"));
    TutorialQuestion crowd = question("crowd");
    assertEquals(List.of("CrowdBench"), crowd.charts().stream().map(Chart::name).toList());
  }

  @Test
  void saysWhatEachDoesOfTheBestAndWhereTheyCross() {
    for (String limit : List.of("300", "30000")) {
      measure(
          "process.pool", "WorkerPoolBench", "count", "THREADS", Map.of("limit", limit), 2, 100);
    }
    measure("process.pool", "WorkerPoolBench", "count", "FAST", Map.of("limit", "300"), 2, 25);
    measure("process.pool", "WorkerPoolBench", "count", "FAST", Map.of("limit", "30000"), 2, 400);
    assertEquals(
        List.of(
            "count, limit 300, 2 workers: THREADS does most, and of that FAST 25.0 %.",
            "count, limit 30000, 2 workers: FAST does most, and of that THREADS 25.0 %.",
            "count, 2 workers: up to a limit of about 3,000 THREADS is better, above it FAST."),
        answers("where"));
  }

  @Test
  void saysSoIfTheyDoNotCross() {
    for (String limit : List.of("300", "30000")) {
      measure("process.pool", "WorkerPoolBench", "count", "THREADS", Map.of("limit", limit), 2, 9);
      measure("process.pool", "WorkerPoolBench", "count", "FAST", Map.of("limit", limit), 2, 3);
    }
    assertEquals(
        "No two of them change places there, as far as the intervals tell.",
        answers("where").getLast());
  }

  @Test
  void comparesNothingToWhatDidNothing() {
    for (int workers : List.of(1, 2)) {
      measure("app.sizing", "SizingBench", "await", null, Map.of(), workers, 0);
      measure("app.sizing", "SizingBench", "compute", null, Map.of(), workers, 0);
      measure("app.sizing", "WaitingTasksBench", "tasks30", null, Map.of(), workers, 0);
      measure("app.sizing", "WaitingTasksBench", "tasks10", null, Map.of(), workers, 0);
      measure("app.sizing", "CrowdBench", "lock", null, Map.of(), workers, 0);
      measure("app.sizing", "CrowdBench", "compute", null, Map.of(), workers, 0);
      measure("process.pool", "WorkerPoolBench", "count", "FAST", Map.of(), workers, 0);
      measure("process.pool", "WorkerPoolBench", "count", "THREADS", Map.of(), workers, 0);
    }
    for (TutorialQuestion question : page().questions()) {
      assertEquals(List.of(), question.answers(), question.id());
    }
  }

  @Test
  void listsWhatGetsSlowerWithWhatItsSourceSaysItCosts() {
    for (int workers : List.of(1, 2)) {
      double one = workers == 1 ? 100 : 0;
      measure("lock.counter", "CounterBench", "increment", "LOCK", Map.of(), workers, one + 20);
      measure("lock.counter", "CounterBench", "increment", "ATOMIC", Map.of(), workers, one + 50);
      measure("lock.counter", "CounterBench", "increment", "ADDER", Map.of(), workers, 100 - one);
      measure("lock.counter", "CounterBench", "increment", "BROKEN_PLAIN", Map.of(), workers, one);
    }
    List<Slower> slower = page().slower();
    assertEquals(
        List.of("LOCK 0.17 × with 2", "ATOMIC 0.33 × with 2"),
        slower.stream().map(line -> line.subject() + " " + line.words()).toList());
    assertEquals("increment", slower.getFirst().operation());
    assertTrue(slower.getFirst().html().length() > 20, slower.getFirst().html());
  }

  private List<String> answers(String id) {
    return question(id).answers();
  }

  private TutorialQuestion question(String id) {
    return page().questions().stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Page.Tutorials page() {
    List<Drawn> drawn = new ArrayList<>();
    for (Entry entry : CATALOGUE.entries()) {
      List<ScalingFigure> figures =
          ScalingFigure.of(
              measurements.stream()
                  .filter(measurement -> measurement.key().equals(entry.key()))
                  .toList(),
              List.of(),
              Scatter.UNKNOWN);
      List<Chart> charts =
          figures.stream()
              .map(figure ->
                  new Chart(
                      figure.benchmark(),
                      "",
                      true,
                      false,
                      false,
                      "",
                      "",
                      "",
                      "",
                      "",
                      "",
                      List.of(),
                      List.of()))
              .toList();
      drawn.add(new Drawn(entry, figures, charts, List.of(), List.of()));
    }
    return new Tutorials(drawn, 2).page(Optional.empty());
  }

  /// Two forks that differ by little, so that the interval is narrow.
  private void measure(
      String key,
      String benchmark,
      String operation,
      @Nullable String subject,
      Map<String, String> parameters,
      int workers,
      double score) {
    measurements.add(
        new Measurement(
            key,
            benchmark,
            operation,
            subject,
            new TreeMap<>(parameters),
            workers,
            "thrpt",
            "ops/s",
            List.of(score * 0.999, score * 1.001),
            null,
            null));
  }
}
