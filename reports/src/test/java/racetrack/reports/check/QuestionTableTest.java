// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.launch.Kit;

/// The table that says which pattern is asked about which kind of mistake.
class QuestionTableTest {

  private static final int COLUMNS = 9;
  private static final Pattern REASON = Pattern.compile("(?m)^- \\*\\*([a-z])\\*\\* ");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void namesAllPatternsAndChecksThatThereAreOrAReason() throws IOException {
    String text = Files.readString(Path.of("src/teaching/questions.md"));
    Set<String> reasons =
        REASON
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> keys = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
        .forEach(cells -> {
          Entry entry = catalogue.find(cells.getFirst().replace("`", "")).orElseThrow();
          keys.add(entry.key());
          assertEquals(COLUMNS, cells.size(), entry.key());
          for (String cell : cells.subList(1, COLUMNS)) {
            if (cell.length() == 1) {
              used.add(cell);
            } else {
              faults.addAll(unknown(entry, cell));
            }
          }
        });
    assertEquals(List.of(), faults);
    assertEquals(reasons, used);
    assertEquals(catalogue.entries().stream().map(Entry::key).collect(Collectors.toSet()), keys);
  }

  /// What a cell names that is no check of the pattern's.
  private static List<String> unknown(Entry entry, String cell) {
    List<String> known =
        Checks.ofKit(Kit.locate()).of(entry, Question.CONTRACT).stream().map(Check::name).toList();
    List<String> named = NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    return named.isEmpty()
        ? List.of(entry.key() + ": \"" + cell + "\" names no check and no reason")
        : named.stream()
            .filter(name -> !known.contains(name))
            .map(name -> entry.key() + " has no check " + name)
            .toList();
  }
}
