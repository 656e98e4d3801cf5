// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

class PatternTableExampleTest {

  @Test
  void hasALineForEachPattern() {
    List<Entry> entries = Catalogue.load().entries();
    List<String> keys =
        lines(entries).stream()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.split(" ", 2)[0])
            .toList();
    assertEquals(entries.stream().map(Entry::key).toList(), keys);
    // The six of the tutorial's table, in its order.
    assertTrue(
        keys.containsAll(
            List.of(
                "thread.raw",
                "lock.counter",
                "queue.joinable",
                "executor.pool",
                "limit.concurrency",
                "event.event")),
        keys::toString);
  }

  @Test
  void saysWhichPythonAPatternAnswers() {
    Entry entry = Catalogue.load().find("app.sizing").orElseThrow();
    List<String> lines = lines(List.of(entry));
    assertEquals(
        "app.sizing           Number of workers            FittedSizing", lines.getFirst());
    assertTrue(
        lines.contains("    the decision tree: is the task I/O-bound or CPU-bound?"),
        lines::toString);
  }

  private static List<String> lines(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    PatternTableExample.print(entries, lines::add);
    return lines;
  }
}
