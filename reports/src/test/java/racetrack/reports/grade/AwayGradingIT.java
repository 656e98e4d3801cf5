// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.reports.check.Look;
import racetrack.reports.labs.Kind;
import racetrack.reports.launch.Fence;
import racetrack.reports.launch.Kit;
import racetrack.reports.marks.Graded;

/// What is made of the answers of a grid's members, of which one is not to be relied on.
@Tag("wide")
class AwayGradingIT {

  private static final String RIGHT =
      """
      public class MyCounter implements racetrack.lock.counter.Counter {
        private long count;
        public MyCounter(long initial) { count = initial; }
        public synchronized void increment() { count++; }
        public synchronized long get() { return count; }
      }
      """;

  private static final String ALARM = "A planted error held.";

  @TempDir private Path folder;

  private final List<Set<String>> leftOut = new ArrayList<>();
  private final StringWriter said = new StringWriter();

  private Grading grading(Workshop workshop, String output) {
    Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), 2);
    return new Grading(workshop.examiner(), Ledger.open(folder.resolve(output)), progress, 2);
  }

  /// Answers with what was found out here, and an alarm at one submission.
  private void answer(Ledger known, Path sent) {
    try (ZipFile order = new ZipFile(sent.resolve("orders/batch-001.zip").toFile())) {
      Path answer = Files.createDirectories(sent.resolve("answers/batch-001"));
      Files.writeString(answer.resolve("member.txt"), "10.0.0.7:5701");
      Set<String> numbers = new TreeSet<>();
      order.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith("MyCounter.java"))
          .forEach(name -> numbers.add(name.split("/", -1)[1]));
      assertEquals(Set.of("s0001", "s0002"), numbers);
      for (String number : numbers) {
        String id = number.equals("s0001") ? "ann" : "ben";
        Path record = Files.createDirectories(answer.resolve("records").resolve(number));
        for (String file : List.of("graded.json", "report.txt", "printed.txt")) {
          String text = Files.readString(known.folder(id).resolve(file)).replace(id, number);
          Files.writeString(
              record.resolve(file),
              number.equals("s0002")
                  ? text.replace("\"alarms\" : [ ]", "\"alarms\" : [ \"" + ALARM + "\" ]")
                  : text);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void gradesHereWhereAMemberIsNotToBeReliedOn() throws IOException, InterruptedException {
    for (String id : List.of("ann", "ben")) {
      Path place = Files.createDirectories(folder.resolve("class").resolve(id));
      Files.writeString(place.resolve("MyCounter.java"), RIGHT + "// " + id);
    }
    List<HandIn> handIns = HandIn.in(folder.resolve("class"));
    Entry entry = Catalogue.load().find("lock.counter").orElseThrow();
    Job job =
        new Job(
            entry,
            Kind.MAKE,
            Set.of(Question.MODEL),
            "seed",
            Duration.ofMinutes(3),
            Fence.none(),
            Look.of(entry, Set.of()),
            Optional.empty());
    try (Workshop workshop = Workshop.open(Kit.locate(), job, handIns.size())) {
      Grading here = grading(workshop, "here");
      List<Graded> expected = here.run(handIns);
      Grading away = grading(workshop, "away");
      new AwayGrading(
              away,
              List.of(),
              "",
              (sent, members) -> {
                leftOut.add(Set.copyOf(members));
                answer(here.ledger(), sent);
              },
              new PrintWriter(said))
          .run(handIns);
      assertEquals(List.of(Set.of()), leftOut);
      assertTrue(said.toString().contains("Member 10.0.0.7:5701 gets no more"), said::toString);
      for (Graded graded : expected) {
        Path record = away.ledger().folder(graded.submission());
        String text = Files.readString(record.resolve("graded.json"));
        assertFalse(text.contains(ALARM), text);
        assertTrue(text.contains("\"submission\" : \"" + graded.submission() + "\""), text);
        assertTrue(
            Files.readString(record.resolve("report.txt")).startsWith(graded.submission() + ": "));
      }
      assertEquals(
          expected.stream().map(AwayGradingIT::words).toList(),
          away.run(handIns).stream().map(AwayGradingIT::words).toList());
    }
  }

  private static String words(Graded graded) {
    return graded.submission() + ": " + Progress.word(graded);
  }
}
