// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.labs.Kind;
import racetrack.reports.marks.Graded;

/// What a folder of grading remembers.
class LedgerTest {

  private static final Entry ENTRY = Catalogue.load().find("queue.bounded").orElseThrow();

  @TempDir private Path folder;

  private static Graded graded(String id, Word word) {
    Part part = new Part(Question.CONTRACT, word, "so", List.of(), 0, 0, List.of());
    return new Graded(
        id,
        ENTRY,
        Kind.MAKE,
        "seed",
        Optional.of(new Result(ENTRY, "Handed", List.of(part), Duration.ZERO)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ZERO);
  }

  @Test
  void remembersTheWordsForEarlierVersions() {
    Ledger.open(folder).keep(graded("ada", Word.BROKEN), "digest 1", "", "");
    Ledger.open(folder).keep(graded("ada", Word.NOT_DECIDED), "digest 2", "", "");
    Ledger.open(folder).keep(graded("ada", Word.HELD), "digest 3", "", "");
    Ledger.open(folder).keep(graded("zoe", Word.BROKEN), "digest 4", "", "");
    Ledger ledger = Ledger.open(folder);
    assertEquals(List.of("BROKEN", "NOT DECIDED", "HELD"), ledger.versions("ada", ENTRY));
    assertEquals(List.of("BROKEN"), ledger.versions("zoe", ENTRY));
    assertEquals(List.of(), ledger.versions("nobody", ENTRY));
    assertTrue(ledger.find("ada", "digest 1", ENTRY).isEmpty());
    assertTrue(ledger.find("ada", "digest 3", ENTRY).isPresent());
  }

  @Test
  void readsFilesOfKitsThatDidNotRememberThem() throws IOException {
    Ledger ledger = Ledger.open(folder);
    ledger.keep(graded("ada", Word.BROKEN), "digest 1", "", "");
    Path file = ledger.folder("ada").resolve("graded.json");
    String older = Files.readString(file).replaceFirst(",\\s*\"earlier\"\\s*:\\s*\\[\\s*]", "");
    assertEquals(-1, older.indexOf("earlier"));
    Files.writeString(file, older);
    assertEquals(List.of("BROKEN"), ledger.versions("ada", ENTRY));
  }
}
