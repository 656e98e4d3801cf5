// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import racetrack.app.sizing.WorkerCountsExample.Cell;
import racetrack.scaling.Workload;

class WorkerCountsExampleTest {

  @Test
  void hasACellForEachNumberOfTasksAndWorkers() throws Exception {
    List<String> lines = new ArrayList<>();
    List<Cell> cells =
        WorkerCountsExample.table(
            () -> 1L, Workload.CPU, Executors::newFixedThreadPool, lines::add);
    assertEquals(
        List.of(
            "10 on 1", "10 on 2", "10 on 4", "10 on 8", "20 on 1", "20 on 2", "20 on 4", "20 on 8",
            "30 on 1", "30 on 2", "30 on 4", "30 on 8"),
        cells(cells, "wait, threads"));
    List<String> computing = List.of("4 on 1", "4 on 2", "4 on 4", "8 on 1", "8 on 2", "8 on 4");
    assertEquals(computing, cells(cells, "compute, threads"));
    assertEquals(computing, cells(cells, "compute, processes"));
    long answer = Workload.CPU.call();
    for (Cell cell : cells) {
      long expected = cell.kind().startsWith("wait") ? 1 : answer;
      List<Long> results = cell.batch().results();
      assertEquals(Collections.nCopies(results.size(), expected), results);
    }
    assertEquals(1 + 3 + 4, lines.size());
    assertTrue(
        lines.get(1).matches("10 that wait, threads +1: [\\d.]+ +2: .* 4: .* 8: .*"),
        lines::toString);
  }

  private static List<String> cells(List<Cell> cells, String kind) {
    return cells.stream()
        .filter(cell -> cell.kind().equals(kind))
        .map(cell -> cell.batch().results().size() + " on " + cell.workers())
        .toList();
  }
}
