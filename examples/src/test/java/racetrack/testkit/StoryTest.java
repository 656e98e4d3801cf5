// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What a failed check says.
class StoryTest {

  private static String story(Throwable failure) {
    return new Story(failure, ContractOfNothing.class, "holds").text();
  }

  private static String storyOf(Executable check) {
    return story(assertThrows(Throwable.class, check));
  }

  /// A check, as frames name it.
  private static final class ContractOfNothing {

    static StackTraceElement at(int line) {
      return frame(ContractOfNothing.class.getName(), "holds", "StoryTest.java", line);
    }
  }

  private static StackTraceElement frame(String type, String method, String file, int line) {
    return new StackTraceElement(type, method, file, line);
  }

  @Test
  void saysWhatWasExpected() {
    assertTrue(storyOf(() -> assertEquals(2, 1)).startsWith("expected 2, but was 1"));
    assertTrue(
        storyOf(() -> assertEquals(2, 1, "the count")).startsWith("the count: expected 2, but"));
  }

  @Test
  void saysWhatWasThrownInstead() {
    String story =
        storyOf(() ->
            assertThrows(
                NullPointerException.class,
                () -> {
                  throw new IllegalStateException("closed");
                }));
    assertTrue(
        story.startsWith(
            "Unexpected exception type thrown: expected NullPointerException, but was"
                + " IllegalStateException\n  because of IllegalStateException: closed"),
        story);
  }

  @Test
  void saysWhereLongListsDiffer() {
    List<Integer> expected = IntStream.range(0, 4_000).boxed().toList();
    List<Integer> swapped = new ArrayList<>(expected);
    swapped.set(17, 99);
    assertTrue(
        storyOf(() -> assertEquals(expected, swapped))
            .startsWith("at index 17 expected 17, but was 99"));
    assertTrue(
        storyOf(() -> assertEquals(expected, expected.subList(0, 3_999)))
            .startsWith(
                "expected 4,000 elements, but were 3,999; at index 3,999 expected 3999, but was"
                    + " nothing"));
  }

  @Test
  void shortensWhatNobodyReads() {
    String story = storyOf(() -> assertEquals("a".repeat(5_000), "b"));
    assertTrue(story.lines().findFirst().orElse("").length() < 250, story);
  }

  /// Frames of the kit, of JUnit and of the JDK are left out; those of the check are lines of it.
  @Test
  void namesTheLinesOfTheSubjectAndOfTheCheck() {
    Throwable cause = new NoSuchElementException();
    cause.setStackTrace(
        new StackTraceElement[] {
          frame("java.util.ArrayDeque", "removeFirst", "ArrayDeque.java", 360),
          frame("racetrack.queue.bounded.Own", "take", "Own.java", 26),
          frame(ContractOfNothing.class.getName(), "lambda$holds$0", "StoryTest.java", 16),
          frame("racetrack.testkit.Crew$Member", "run", "Crew.java", 353)
        });
    Throwable failure = new AssertionError("consumer 2 failed", cause);
    failure.setStackTrace(
        new StackTraceElement[] {
          frame("racetrack.testkit.Crew", "join", "Crew.java", 199),
          ContractOfNothing.at(18),
          frame("org.junit.platform.Launcher", "run", "Launcher.java", 1)
        });
    assertEquals(
        """
        consumer 2 failed: NoSuchElementException
          at racetrack.queue.bounded.Own.take(Own.java:26)
        The check: holds (StoryTest.java:16, 18)\
        """,
        story(failure));
  }
}
