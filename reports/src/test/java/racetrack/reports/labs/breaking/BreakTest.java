// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.reports.labs.breaking.Recording.Moment;
import racetrack.reports.labs.breaking.puzzles.Puzzles;

/// The puzzles, and how they are played.
class BreakTest {

  private static final Puzzles PUZZLES = new Puzzles();

  private final StringWriter written = new StringWriter();

  static Stream<Puzzle> puzzles() {
    return PUZZLES.all().stream();
  }

  private static Puzzle counter() {
    return PUZZLES.find("lock.counter.plain").orElseThrow();
  }

  private boolean play(Puzzle puzzle, String orders) {
    BufferedReader in = new BufferedReader(new StringReader(orders.replace(' ', '\n')));
    return new BreakSession(puzzle, true, in, new PrintWriter(written)).play();
  }

  @ParameterizedTest
  @MethodSource("puzzles")
  void canBeBrokenAndNeedNotBe(Puzzle puzzle) {
    Moment start = Recording.of(puzzle).start();
    assertTrue(start.brokenWays() > 0, "some order breaks the promise");
    assertTrue(start.brokenWays() < start.ways(), "and another does not");
    assertFalse(puzzle.promise().toString().isBlank());
  }

  @ParameterizedTest
  @MethodSource("puzzles")
  void hidesTheWound(Puzzle puzzle) {
    ShownCode code = ShownCode.of(puzzle.type());
    assertFalse(code.lines().isEmpty());
    assertFalse(code.lines().values().stream().anyMatch(line -> line.contains("wound")));
  }

  @Test
  void isWonWhereAnUpdateIsLost() {
    assertTrue(play(counter(), "1 2 1 2"));
    String text = written.toString();
    assertTrue(text.contains("Broken: lock.counter/3"), text);
    assertTrue(text.contains("  3. Thread 1, BrokenPlainCounter:"), text);
    assertTrue(text.contains("Of all 6 ways in which these threads can run, 4 break"), text);
  }

  @Test
  void goesOnWhereThePromiseWasKept() {
    assertFalse(play(counter(), "1 1 2 2"));
    assertTrue(written.toString().contains("the promise was kept: 2."), written::toString);
  }

  @Test
  void takesStepsBack() {
    assertTrue(play(counter(), "u 1 1 2 2 h u u u 2 1 2"));
    String text = written.toString();
    assertTrue(text.contains("there is no step to take back"), text);
    assertTrue(text.contains("From here the promise is kept, whatever you do."), text);
  }

  @Test
  void refusesAThreadThatCannotGoOn() {
    assertFalse(play(PUZZLES.find("event.event.check").orElseThrow(), "3 q"));
    assertTrue(written.toString().contains("'3' cannot be done now."), written::toString);
  }

  @Test
  void isAPageThatNeedsNothingElse(@TempDir Path folder) throws IOException {
    Path file = BreakPage.write(counter(), folder);
    Document page = Jsoup.parse(Files.readString(file));
    assertEquals(List.of(), page.select("[src], link[href]").eachAttr("src"));
    assertTrue(page.select("template.record").outerHtml().contains("[{"), "the record of the runs");
    assertEquals(5, page.select("noscript li").size(), "a run that breaks it, and its outcome");
    assertTrue(page.select("blockquote").text().contains("none is lost"), page::text);
  }
}
