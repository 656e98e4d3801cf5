// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Check;
import racetrack.lock.counter.CounterSubject;
import racetrack.reports.results.MutantResult;
import racetrack.reports.results.MutantResult.Outcome;

/// What is known of a mutant from an earlier run.
class SpecimenTest {

  private static final String SOURCE = "class C {\n  volatile int x;\n}\n";

  private static Specimen only(String source) {
    SubjectFile file =
        new SubjectFile(Path.of("C.java"), source, List.of(CounterSubject.LOCK), List.of());
    return Specimen.of("lock.counter", file, Note.in(source)).getFirst();
  }

  private static MutantResult earlier(Found found, String questions) {
    return only(SOURCE).result(found, questions, 1);
  }

  private static Outcome renewed(Found found, String questions) {
    return Objects.requireNonNull(only(SOURCE).renewed(earlier(found, "asked"), questions))
        .outcome();
  }

  @Test
  void isAskedIfItIsNew() {
    assertNull(only(SOURCE).renewed(null, "asked"));
  }

  @Test
  void staysKilledWhateverIsAsked() {
    assertEquals(Outcome.KILLED, renewed(Found.killed(Check.model(), "a history"), "others"));
  }

  @Test
  void staysASurvivorWhileTheSameIsAsked() {
    assertEquals(Outcome.SURVIVED, renewed(Found.SURVIVED, "asked"));
    assertNull(only(SOURCE).renewed(earlier(Found.SURVIVED, "asked"), "others"));
  }

  @Test
  void isAskedAgainIfItWasNotAsked() {
    assertNull(only(SOURCE).renewed(earlier(Found.notAsked("The time was up."), "asked"), "asked"));
  }

  @Test
  void isTheSameWhateverTheCommentsAndHasTheirNotes() {
    String noted =
        """
        /// New.
        class C {
          volatile int x; // equivalent: drop-volatile, nobody reads it.
        }
        """;
    assertEquals(only(SOURCE).program(), only(noted).program());
    MutantResult result =
        Objects.requireNonNull(only(noted).renewed(earlier(Found.SURVIVED, "asked"), "asked"));
    assertEquals("nobody reads it.", result.equivalent());
    assertEquals(3, result.line());
    assertNotEquals(only(SOURCE).program(), only(SOURCE.replace("int", "long")).program());
  }

  @Test
  void showsItsDifference() {
    assertEquals(
        List.of("@@ -1,3 +1,3 @@", " class C {", "-  volatile int x;", "+  int x;", " }"),
        earlier(Found.SURVIVED, "asked").diff());
  }
}
