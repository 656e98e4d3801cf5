// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import racetrack.app.sizing.ExecutorTableExample.Choice;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

class ExecutorTableExampleTest {

  @Test
  void isBackedByABenchmarkInEveryLine() {
    for (Choice choice : ExecutorTableExample.CHOICES) {
      Optional<Entry> entry = Catalogue.load().find(choice.key());
      assertTrue(entry.isPresent(), choice.key());
      String bench = entry.get().pattern().contract().getName().replace('.', '/') + "Bench.java";
      assertTrue(Files.exists(Path.of("../jmh/src/main/java").resolve(bench)), bench);
    }
  }

  @Test
  void coversTheTasksOfTheTutorial() {
    List<String> lines = new ArrayList<>();
    ExecutorTableExample.print(lines::add);
    assertTrue(
        lines.containsAll(List.of("files", "network requests", "calculations", "database queries")),
        lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("images")), lines::toString);
    assertEquals(4 * ExecutorTableExample.CHOICES.size(), lines.size());
  }
}
