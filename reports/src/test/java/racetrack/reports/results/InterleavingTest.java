// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.reports.results.Interleaving.Kind;
import racetrack.reports.results.Interleaving.Outcome;
import racetrack.reports.results.Interleaving.Place;
import racetrack.reports.results.Interleaving.Stage;
import racetrack.reports.results.Interleaving.Step;

/// Interleavings that Lincheck wrote for twins of the kit, and how a person reads them.
class InterleavingTest {

  private static final Sources COUNTER = source("BrokenPlainCounter.java", 34, "count++;");
  private static final Sources EVENT = Sources.named(List.of("BrokenCheckEvent.java"));

  /// A source of which one line is known.
  private static Sources source(String file, int number, String line) {
    List<String> lines = new ArrayList<>(Collections.nCopies(number - 1, ""));
    lines.add("    " + line + " // wound: not atomic");
    return new Sources(Map.of(file, lines));
  }

  private static String recorded(String file) {
    try (InputStream stream = InterleavingTest.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Interleaving read(String file) {
    return Interleaving.of(recorded(file)).orElseThrow();
  }

  private static void assertText(String expected, List<String> actual) {
    assertEquals(expected.strip(), String.join("\n", actual).strip());
  }

  @Test
  void knowsWhatEachThreadGot() {
    assertEquals(
        List.of(
            new Outcome(Stage.TOGETHER, 0, "increment()", "void"),
            new Outcome(Stage.TOGETHER, 1, "increment()", "void"),
            new Outcome(Stage.AFTER, 0, "get()", "1")),
        read("lost-update.txt").outcomes());
  }

  @Test
  void knowsWhatIsReadAndWrittenAndWhere() {
    Place place = new Place("BrokenPlainCounter.increment", "BrokenPlainCounter.java", 34);
    List<Step> accesses =
        read("lost-update.txt").steps().stream()
            .filter(step -> step.stage() == Stage.TOGETHER)
            .filter(step -> step.kind() == Kind.READ || step.kind() == Kind.WRITE)
            .toList();
    Optional<Place> there = Optional.of(place);
    assertEquals(
        List.of(
            new Step(Stage.TOGETHER, 1, 2, Kind.READ, "count", "0", there),
            new Step(Stage.TOGETHER, 0, 2, Kind.READ, "count", "0", there),
            new Step(Stage.TOGETHER, 0, 2, Kind.WRITE, "count", "1", there),
            new Step(Stage.TOGETHER, 1, 2, Kind.WRITE, "count", "1", there)),
        accesses);
  }

  @Test
  void isATableWithAColumnAThread() {
    assertText(
        """
         Step  Thread 1                                      Thread 2
         ----  --------------------------------------------  --------------------------------------------
            1                                                calls increment()
            2                                                BrokenPlainCounter.java:34  count++;
                                                                 reads count: 0
            3  calls increment()
            4  BrokenPlainCounter.java:34  count++;
                   reads count: 0
                   writes count: 1
            5  increment() returns
            6                                                BrokenPlainCounter.java:34  count++;
                                                                 writes count: 1
            7                                                increment() returns
               After all threads have ended:
            8  calls get(), which returns 1

        Thread 1: increment() returned.
        Thread 2: increment() returned.
        Then, after all: get() gave 1.
        No order of these calls, one after another, gives these results.
        """,
        new InterleavingText(read("lost-update.txt"), COUNTER).table());
  }

  @Test
  void isAListThatCanBeReadAloud() {
    assertText(
        """
        1. Thread 2: calls increment().
        2. Thread 2, BrokenPlainCounter.java:34: reads count, 0. The line: count++;
        3. Thread 1: calls increment().
        4. Thread 1, BrokenPlainCounter.java:34: reads count, 0. The line: count++;
        5. Thread 1, BrokenPlainCounter.java:34: writes count, 1. The line: count++;
        6. Thread 1: increment() returns.
        7. Thread 2, BrokenPlainCounter.java:34: writes count, 1. The line: count++;
        8. Thread 2: increment() returns.
        After all threads have ended:
        9. Thread 1: calls get(), which returns 1.
        Thread 1: increment() returned.
        Thread 2: increment() returned.
        Then, after all: get() gave 1.
        No order of these calls, one after another, gives these results.
        """,
        new InterleavingText(read("lost-update.txt"), COUNTER).list());
  }

  /// Their lines are not at hand, as with a class that came compiled.
  @Test
  void saysWhoWaitsForEver() {
    assertText(
        """
        1. Thread 2: calls set().
        2. Thread 2: enters the monitor, set is synchronized.
        3. Thread 1: calls await().
        4. Thread 1, BrokenCheckEvent.java:46: calls throwIfInterrupted().
        5. Thread 1, BrokenCheckEvent.java:71: calls Thread.interrupted(), false.
        6. Thread 1, BrokenCheckEvent.java:47: reads set, false.
        7. Thread 1, BrokenCheckEvent.java:48: enters the monitor.
        8. Thread 1, BrokenCheckEvent.java:48: must wait, another thread is in the monitor.
        9. Thread 2, BrokenCheckEvent.java:30: writes set, true.
        10. Thread 2, BrokenCheckEvent.java:31: notifies who waits.
        11. Thread 2: leaves the monitor.
        12. Thread 2: set() returns.
        13. Thread 1, BrokenCheckEvent.java:49: waits until it is notified.
        Thread 1: await() never returned.
        Thread 2: set() returned.
        The threads that are left wait, and nobody is left who could wake them. Each of these calls should return.
        """,
        new InterleavingText(read("lost-notification.txt"), EVENT).list());
  }

  @Test
  void saysOnceWhatAThreadDoesAgainAndAgain() {
    List<Step> steps = new ArrayList<>();
    steps.add(step(0, Kind.OPERATION, "await()", "<hung>"));
    steps.addAll(Collections.nCopies(50, step(0, Kind.READ, "set", "false")));
    steps.add(step(1, Kind.OPERATION, "set()", ""));
    steps.add(step(0, Kind.READ, "set", "true"));
    Interleaving spinning =
        new Interleaving(
            "The execution has hung",
            List.of("Thread 1", "Thread 2"),
            List.of(new Outcome(Stage.TOGETHER, 0, "await()", Interleaving.HUNG)),
            steps,
            List.of(),
            "All unfinished threads are in livelock due to non-terminating loops");
    List<String> list = new InterleavingText(spinning, EVENT).list();
    assertEquals("2. Thread 1, BrokenCheckEvent.java:7: reads set, false.", list.get(1));
    assertEquals("3. Thread 1: this again and again, 49 times more.", list.get(2));
    assertEquals("4. Thread 2: calls set().", list.get(3));
    assertEquals("5. Thread 1, BrokenCheckEvent.java:7: reads set, true.", list.get(4));
    assertTrue(
        list.getLast().startsWith("The threads that are left go round in loops"), list::toString);
  }

  private static Step step(int thread, Kind kind, String what, String value) {
    Place place = new Place("BrokenCheckEvent.await", "BrokenCheckEvent.java", 7);
    boolean isCall = kind == Kind.OPERATION;
    return new Step(
        Stage.TOGETHER,
        thread,
        isCall ? 0 : 1,
        kind,
        what,
        value,
        isCall ? Optional.empty() : Optional.of(place));
  }

  /// Whatever cannot be read whole is shown as it came.
  @ParameterizedTest
  @ValueSource(
      strings = {"Detailed trace:", "= Invalid execution results =", "| increment(): void | "})
  void isNotReadWhereSomethingIsMissing(String part) {
    String text = recorded("lost-update.txt");
    assertTrue(text.contains(part), text);
    String less = text.replace(part, part.startsWith("|") ? "|" : "something else");
    assertFalse(Interleaving.of(less).isPresent());
  }

  /// A program may have written a bar of its own, so that the columns cannot be told apart.
  @Test
  void isNotReadWhereABarIsOutOfPlace() {
    String text = recorded("lost-update.txt");
    String moved = text.replaceFirst("java:34\\)   \\|", "java:34)  | ");
    assertFalse(moved.equals(text));
    assertEquals(Optional.empty(), Interleaving.of(moved));
  }

  @Test
  void isNotReadFromTheMessageOfAContract() {
    assertEquals(Optional.empty(), Interleaving.of("expected 2, but was 1"));
  }
}
