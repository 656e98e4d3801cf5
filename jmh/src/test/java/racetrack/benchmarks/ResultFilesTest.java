// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ResultFilesTest {

  @TempDir private Path folder;

  @Test
  void holdTheForksOfACellAsOneResultOfJmhs() throws IOException {
    Cell cell =
        new Cell(
            "made.up",
            "racetrack.made.up.MadeUpBench.run",
            new TreeMap<>(Map.of("subject", "A", "size", "9")),
            4);
    Lane lane = new Lane(new Curve(List.of(cell)));
    lane.add(Map.of(cell, Fixtures.fork(cell, 1, 3)));
    lane.add(Map.of(cell, Fixtures.fork(cell, 5, 7)));
    lane.add(Map.of(cell, Fixtures.fork(cell, 8, 12)));
    ResultFiles files = new ResultFiles(folder.resolve("new"));
    files.write(lane.merged().toList());

    JsonNode results = new JsonMapper().readTree(files.results());
    assertEquals(1, results.size());
    JsonNode result = results.get(0);
    assertEquals("racetrack.made.up.MadeUpBench.run", result.get("benchmark").stringValue());
    assertEquals(3, result.get("forks").intValue());
    assertEquals(4, result.get("threads").intValue());
    assertEquals("A", result.at("/params/subject").stringValue());
    assertEquals("9", result.at("/params/size").stringValue());
    assertEquals(6, result.at("/primaryMetric/score").doubleValue(), 1e-9);
    assertEquals(
        "[[1.0,3.0],[5.0,7.0],[8.0,12.0]]", result.at("/primaryMetric/rawData").toString());
  }

  @Test
  void leaveNothingElseBehind() throws IOException {
    ResultFiles files = new ResultFiles(folder);
    files.write(List.of());
    files.write(List.of());
    try (Stream<Path> found = Files.list(folder)) {
      assertEquals(List.of(files.results()), found.toList());
    }
    assertEquals(0, new JsonMapper().readTree(files.results()).size());
  }
}
