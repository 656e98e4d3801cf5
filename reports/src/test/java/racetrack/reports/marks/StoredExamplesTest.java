// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static racetrack.reports.marks.TrialMarks.held;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.check.Part;
import racetrack.reports.check.Word;

/// Each format is what it was when it was last held against its description, sign by sign.
class StoredExamplesTest {

  /// {@return the files of one mark: a race that broke, and an interrupt that is not decided}
  static Map<String, String> files() {
    Answer answer =
        new Answer(
            TrialMarks.ENTRY.key(),
            "Handed",
            TrialMarks.WAKES,
            Finding.BROKE,
            "consumer 1 waits for ever\n  at Handed.take(Handed.java:14) <b>&</b>",
            List.of(),
            null,
            1,
            Instant.EPOCH,
            List.of());
    Part contract =
        new Part(
            Question.CONTRACT,
            Word.BROKEN,
            "1 of 4 checks",
            List.of(answer),
            2,
            2,
            List.of(),
            List.of(TrialMarks.ENDS),
            false);
    Mark mark =
        TrialMarks.marking()
            .mark(
                TrialMarks.graded("Ada_42_assignsubmission_file", contract, held(Question.MODEL)));
    Map<String, String> files = new LinkedHashMap<>();
    List.of(new JUnitReport(), new GradescopeResult(), new VplReport(), new StudentText())
        .forEach(format -> files.putAll(format.files(mark)));
    Mark held =
        TrialMarks.marking().mark(TrialMarks.graded(held(Question.CONTRACT), held(Question.MODEL)));
    TrialMarks.marking()
        .scheme()
        .tables()
        .forEach((name, columns) -> files.put(name, Table.of(List.of(mark, held), columns)));
    return files;
  }

  static List<String> names() {
    return List.copyOf(files().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void isWhatIsStored(String name) throws IOException {
    try (InputStream stored = StoredExamplesTest.class.getResourceAsStream(name)) {
      assertEquals(
          stored == null ? "" : new String(stored.readAllBytes(), UTF_8).replace("\r\n", "\n"),
          files().getOrDefault(name, "").replace("\r\n", "\n"));
    }
  }
}
