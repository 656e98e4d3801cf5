// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racetrack.reports.mutants.Mutant;
import racetrack.reports.mutants.Mutations;

/// Notes beside the code that a mutant is no mistake.
class NoteTest {

  @Test
  void areReadAtTheEndOfALine() {
    assertEquals(
        List.of(new Note(2, "signal-all", "who is woken looks again.")),
        Note.in(
            "void m() {\n  c.signal(); // equivalent: signal-all, who is woken looks again.\n}"));
  }

  @Test
  void areReadBeforeALineAndMayTakeSeveral() {
    String source =
        """
        // equivalent: drop-volatile, the lock is held
        // wherever it is read.
        // equivalent: drop-final, so is this.
        // Not a part of it.
        volatile int x;
        """;
    assertEquals(
        List.of(
            new Note(5, "drop-volatile", "the lock is held wherever it is read."),
            new Note(5, "drop-final", "so is this. Not a part of it.")),
        Note.in(source));
  }

  @Test
  void areAboutOneMutant() {
    String source =
        """
        class C {
          // equivalent: drop-volatile, the lock is held.
          volatile int x;
          volatile int y;
        }
        """;
    List<Mutant> mutants = Mutations.of(source, Set.of());
    Note note = Note.in(source).getFirst();
    assertEquals(List.of(3), mutants.stream().filter(note::isAbout).map(Mutant::line).toList());
    assertEquals(List.of(), note.complaints("C.java", mutants));
  }

  @Test
  void areRefusedIfThereIsNoSuchMutantOrOperator() {
    String gone = new Note(7, "drop-volatile", "no.").complaints("C.java", List.of()).getFirst();
    assertEquals(
        "C.java:7 notes drop-volatile as equivalent, but there is no such mutant in that line:"
            + " delete the note.",
        gone);
    String unknown = new Note(7, "drop-all", "no.").complaints("C.java", List.of()).getFirst();
    assertTrue(unknown.contains("`drop-all` as equivalent, which is no operator"), unknown);
  }
}
