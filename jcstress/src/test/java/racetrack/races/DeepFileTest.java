// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Check;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Mode;
import racetrack.lock.counter.CounterSubject;
import racetrack.races.Cell.Attempt;
import racetrack.runners.DeepRun;
import tools.jackson.databind.json.JsonMapper;

/// What one run of the deep tier leaves to the next.
class DeepFileTest {

  private static final Mode C1 = new Mode("C1", "16 × 5", "free", "serial GC");
  private static final Mode C2 = new Mode("C2", "256 × 40", "free", "G1");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void addsUpOverRunsOfTheSameBuild() throws IOException {
    Cell first = cell("LostUpdate");
    first.add(attempt(C1, 1_000, 3));
    open("build").write(List.of(first.answer()), 10);
    Cell second = cell("LostUpdate");
    DeepFile file = open("build");
    file.restore(List.of(second));
    assertEquals(first.answer(), second.answer());
    second.add(attempt(C1, 500, 1));
    second.add(attempt(C2, 200, 0));
    file.write(List.of(second.answer()), 5);
    DeepRun run = read();
    assertEquals(15, run.seconds());
    assertEquals(1_700, run.answers().getFirst().samples());
    assertEquals(
        List.of(new Mode.Tally(C1, 2, 1_500, 4), new Mode.Tally(C2, 1, 200, 0)),
        run.answers().getFirst().modes());
    assertTrue(said().contains("going on"), this::said);
  }

  @Test
  void doesNotCountTheSameRunTwiceHoweverOftenItIsWritten() throws IOException {
    DeepFile file = open("build");
    Cell cell = cell("LostUpdate");
    cell.add(attempt(C1, 1_000, 3));
    file.write(List.of(cell.answer()), 1);
    file.write(List.of(cell.answer()), 2);
    assertEquals(2, read().seconds());
    assertEquals(1_000, read().answers().getFirst().samples());
  }

  @Test
  void keepsWhatIsNotAskedThisTime() throws IOException {
    Cell one = cell("LostUpdate");
    one.add(attempt(C1, 1_000, 3));
    open("build").write(List.of(one.answer()), 1);
    Cell other = cell("Publication");
    other.add(attempt(C1, 10, 0));
    Cell unasked = cell("LostUpdate");
    unasked.refuse("The run was interrupted before this check.");
    open("build").write(List.of(other.answer(), unasked.answer()), 1);
    assertEquals(List.of(one.answer(), other.answer()), read().answers());
  }

  @Test
  void startsAnewForAnotherBuildAndSaysSo() throws IOException {
    Cell old = cell("LostUpdate");
    old.add(attempt(C1, 1_000, 3));
    open("build").write(List.of(old.answer()), 1);
    DeepFile file = open("another build");
    Cell cell = cell("LostUpdate");
    file.restore(List.of(cell));
    assertEquals(Finding.NOT_ASKED, cell.finding());
    assertTrue(said().contains("starts anew"), this::said);
  }

  @Test
  void remembersASubjectThatFailedWithoutAnOutcome() throws IOException {
    Cell hung = cell("LostUpdate");
    hung.add(new Attempt(C1, List.of(), true, List.of("It did not end."), List.of(), 45));
    open("build").write(List.of(hung.answer()), 1);
    Cell cell = cell("LostUpdate");
    open("build").restore(List.of(cell));
    assertEquals(Finding.BROKE, cell.finding());
    assertEquals("It did not end.", cell.answer().evidence());
  }

  @Test
  void doesNotGoOnWithSomethingElse() throws IOException {
    Files.writeString(folder.resolve("deep.json"), "[1, 2]");
    var refusal = assertThrows(FileSystemException.class, () -> open("build"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("delete it"), refusal::toString);
  }

  private String said() {
    return said.toString(UTF_8);
  }

  private DeepFile open(String build) throws FileSystemException {
    return DeepFile.open(folder, build, new PrintStream(said, true, UTF_8));
  }

  private DeepRun read() throws IOException {
    return new JsonMapper().readValue(folder.resolve("deep.json"), DeepRun.class);
  }

  private static Cell cell(String scenario) {
    return new Cell("made.up", CounterSubject.BROKEN_PLAIN, Check.race(scenario), "", List.of());
  }

  private static Attempt attempt(Mode mode, long samples, long hits) {
    return new Attempt(
        mode,
        List.of(new Outcome("2", samples - hits, false, ""), new Outcome("1", hits, true, "")),
        false,
        List.of(),
        List.of("-Xmx1g"),
        1);
  }
}
