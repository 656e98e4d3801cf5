// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.reports.results.Sources;

/// How a person reads a result.
class ResultTextTest {

  private static final Entry COUNTER = Catalogue.load().find("lock.counter").orElseThrow();

  private static Answer broke(Check check, String evidence) {
    return new Answer(
        COUNTER.key(),
        "Own",
        check,
        Finding.BROKE,
        evidence,
        List.of(),
        null,
        1,
        Instant.EPOCH,
        List.of());
  }

  private static Part part(Question question, List<Answer> broken) {
    return new Part(question, Word.BROKEN, "All.", broken, 2, 2, List.of());
  }

  private static String text(List<Part> parts, List<String> advice) {
    StringWriter written = new StringWriter();
    Door.Answered answered =
        new Door.Answered(
            new Result(COUNTER, "Own", parts, Duration.ofSeconds(1)),
            new Origin(COUNTER.key(), "Own", List.of()),
            advice,
            Sources.named(List.of()));
    new ResultText(answered, Sources.named(List.of()), false, "racetrack check", Optional.empty())
        .write(new PrintWriter(written));
    return written.toString();
  }

  private static String recorded() throws IOException {
    try (InputStream stream =
        ResultTextTest.class.getResourceAsStream("/racetrack/reports/results/lost-update.txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void beginsWithAnInterleavingWhateverElseBroke() throws IOException {
    List<Answer> contract =
        IntStream.range(0, 6)
            .mapToObj(number -> broke(Check.contract("counts" + number), "expected 2, but was 1"))
            .toList();
    Answer model = broke(Check.model(), recorded());
    String text =
        text(
            List.of(part(Question.CONTRACT, contract), part(Question.MODEL, List.of(model))),
            List.of());
    List<String> broken = text.lines().filter(line -> line.startsWith("Broken: ")).toList();
    assertEquals(4, broken.size(), text);
    assertEquals("Broken: is linearizable (MODEL isLinearizable)", broken.getFirst(), text);
    assertTrue(text.contains("   Step  Thread 1"), text);
    assertTrue(text.contains("\nand 3 more checks:\n"), text);
  }

  @Test
  void endsWithAdviceAndSaysHowMuchMoreThereIs() {
    List<String> advice = new ArrayList<>();
    IntStream.range(0, 7).forEach(number -> advice.add("  Own.java:%d: Look.".formatted(number)));
    String text = text(List.of(part(Question.CONTRACT, List.of())), advice);
    assertTrue(text.contains("  Own.java:4: Look.\n  and 2 more.\n"), text);
    assertTrue(!text.contains("Own.java:5"), text);
  }
}
