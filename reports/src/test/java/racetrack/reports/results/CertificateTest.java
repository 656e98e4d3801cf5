// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Check;
import racetrack.catalogue.Question;
import racetrack.reports.results.MutantResult.Outcome;

/// What the mutants of a pattern come to.
class CertificateTest {

  @TempDir private Path folder;

  private static MutantResult mutant(
      String key, Outcome outcome, @Nullable Check killer, @Nullable String note) {
    return new MutantResult(
        key,
        "C.java",
        7,
        "drop-lock",
        "p",
        "q",
        outcome,
        List.of("LOCK"),
        killer,
        "",
        List.of("-a"),
        note,
        1);
  }

  private static final List<MutantResult> MUTANTS =
      List.of(
          mutant("lock.counter", Outcome.KILLED, Check.model(), null),
          mutant("lock.counter", Outcome.KILLED, Check.race("LostUpdate"), null),
          mutant("lock.counter", Outcome.SURVIVED, null, null),
          mutant("lock.counter", Outcome.SURVIVED, null, "nobody can tell."),
          mutant("lock.counter", Outcome.NOT_ASKED, null, null),
          mutant("lock.counter", Outcome.NOT_COMPILED, null, null),
          mutant("lock.counter", Outcome.SAME, null, null),
          mutant("lock.mutex", Outcome.KILLED, Check.model(), "nobody can tell."));

  @Test
  void countsWhatWasKilledAndWhatWasNot() {
    Certificate counter = Certificate.of(MUTANTS).getFirst();
    assertEquals("lock.counter", counter.key());
    assertEquals(5, counter.mutants().size());
    assertEquals(2, counter.killed());
    assertEquals(1, counter.killedBy(Question.RACE));
    assertEquals(0, counter.killedBy(Question.CONTRACT));
    assertEquals(1, counter.survivors().size());
    assertEquals(1, counter.equivalent().size());
    assertEquals(1, counter.notAsked());
    assertEquals("66.6 %", counter.rateInWords());
  }

  @Test
  void hasNoRateIfNobodyWasAsked() {
    assertEquals("–", new Certificate("lock.mutex", List.of()).rateInWords());
  }

  @Test
  void complainsOfANoteWhoseMutantIsKilled() {
    assertEquals(List.of(), Certificate.of(MUTANTS).getFirst().wrongNotes());
    assertEquals(
        List.of(
            "C.java:7 drop-lock is noted as equivalent, but MODEL isLinearizable kills it: delete"
                + " the note."),
        Certificate.of(MUTANTS).getLast().wrongNotes());
  }

  @Test
  void complainsOfANoteWhoseMutantDoesNotCompile() {
    assertEquals(List.of(), Certificate.idleNotes(MUTANTS));
    MutantResult idle = mutant("lock.counter", Outcome.NOT_COMPILED, null, "nobody can tell.");
    assertEquals(
        List.of(
            "C.java:7 drop-lock is noted as equivalent, but does not compile: delete the note."),
        Certificate.idleNotes(List.of(idle, idle)));
    assertEquals(List.of(), Certificate.idleNotes(List.of(idle, MUTANTS.get(3))));
  }

  @Test
  void isReadBackLineByLine() {
    MutantFile file = MutantFile.of(folder, "lock.counter");
    file.write(MUTANTS.subList(0, 4));
    file.append(MUTANTS.get(4));
    assertEquals(MUTANTS.subList(0, 5), file.read());
    assertEquals(List.of(), MutantFile.of(folder, "lock.mutex").read());
  }

  @Test
  void refusesAFileOfSomethingElse() throws IOException {
    MutantFile file = MutantFile.of(folder, "lock.counter");
    Files.writeString(file.path(), "{\"key\": \"lock.counter\"}\n");
    assertThrows(BadResultsException.class, file::read);
  }
}
