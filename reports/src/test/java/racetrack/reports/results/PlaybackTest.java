// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racetrack.reports.results.Interleaving.Kind;
import racetrack.reports.results.Interleaving.Outcome;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.Interleaving.Step;
import racetrack.reports.results.Playback.Line;
import racetrack.reports.results.Playback.Row;
import racetrack.reports.results.Playback.Value;

/// What a page shows of an interleaving.
class PlaybackTest {

  private static final String FILE = "MyCounter.java";
  private static final Sources SOURCES =
      new Sources(
          Map.of(
              FILE,
              List.of(
                  "class MyCounter {",
                  "  private final AtomicInteger total = new AtomicInteger();",
                  "  private int count;",
                  "",
                  "  void increment() {",
                  "    count++;",
                  "    total.incrementAndGet();",
                  "  }",
                  "}")));

  private final List<Step> steps = new ArrayList<>();

  private void step(int thread, Kind kind, String what, String value, String method, int line) {
    Optional<Place> place =
        line == 0 ? Optional.empty() : Optional.of(new Place(method, FILE, line));
    int depth = kind == Kind.OPERATION ? 0 : 2;
    steps.add(new Step(Stage.TOGETHER, thread, depth, kind, what, value, place));
  }

  private void begins(int thread) {
    step(thread, Kind.OPERATION, "increment()", "void", "", 0);
  }

  private void does(int thread, Kind kind, String what, String value, int line) {
    step(thread, kind, what, value, "MyCounter.increment", line);
  }

  private Playback playback() {
    return Playback.of(
        new Interleaving(
            "Invalid execution results",
            List.of("Thread 1", "Thread 2"),
            List.of(new Outcome(Stage.TOGETHER, 0, "increment()", "void")),
            steps,
            List.of(),
            ""),
        SOURCES);
  }

  private List<String> values() {
    return playback().rows().stream()
        .map(Row::values)
        .map(values -> String.join(", ", values.stream().map(PlaybackTest::text).toList()))
        .toList();
  }

  private static String text(Value value) {
    return value.name() + " " + value.text() + (value.changed() ? "!" : "");
  }

  @Test
  void saysWhatTheSharedFieldsHoldAfterEachRow() {
    begins(0);
    does(0, Kind.READ, "count", "0", 6);
    begins(1);
    does(1, Kind.READ, "count", "0", 6);
    does(1, Kind.WRITE, "count", "1", 6);
    does(0, Kind.WRITE, "count", "1", 6);
    assertEquals(List.of("", "count 0!", "count 0", "count 1!", "count 1"), values());
  }

  @Test
  void knowsWhatACallOfAnAtomicClassLeaves() {
    begins(0);
    Stream.of("getAndIncrement():4", "compareAndSet(5, 9):true", "compareAndSet(5, 7):false")
        .map(call -> call.split(":", 2))
        .forEach(call -> {
          does(0, Kind.CALL, "total." + call[0], call[1], 7);
          does(0, Kind.CALL, "other." + call[0], call[1], 6);
        });
    assertEquals("total 9", values().getLast(), "and `other` is no field of an atomic class");
  }

  @Test
  void leavesOutANameThatStandsForSeveralFields() {
    begins(0);
    does(0, Kind.WRITE, "count", "1", 6);
    does(0, Kind.READ, "count", "5", 6);
    assertFalse(playback().hasValues(), "it was left with 1 and found with 5");
    steps.clear();
    begins(0);
    does(0, Kind.READ, "node.count", "5", 6);
    assertFalse(playback().hasValues(), "`node` may be another one in the next call");
  }

  @Test
  void leavesOutTheFieldsOfOtherObjects() {
    begins(0);
    does(0, Kind.CALL, "append(1)", "", 6);
    step(0, Kind.WRITE, "next", "Node#1", "MyCounter.Node.append", 7);
    assertFalse(playback().hasValues());
  }

  @Test
  void showsTheLinesAroundEachStepAndWhichStepsPointToThem() {
    begins(0);
    does(0, Kind.READ, "count", "0", 6);
    does(0, Kind.WRITE, "count", "1", 6);
    List<Line> lines = playback().listings().getFirst().lines();
    assertEquals(List.of(4, 5, 6, 7, 8), lines.stream().map(Line::number).toList());
    assertEquals("step 2", lines.get(2).steps());
    assertEquals("", lines.get(3).steps());
    assertTrue(lines.stream().allMatch(Line::follows), "there is no gap");
  }

  @Test
  void knowsWhenItsSourcesAreThoseOfAnotherVersion() {
    begins(0);
    does(0, Kind.CALL, "total.incrementAndGet()", "1", 7);
    assertTrue(playback().fitsItsSources());
    steps.clear();
    begins(0);
    does(0, Kind.CALL, "total.incrementAndGet()", "1", 6);
    assertFalse(playback().fitsItsSources(), "line 6 does not call it");
  }
}
