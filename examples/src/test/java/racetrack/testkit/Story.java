// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;
import racetrack.catalogue.Submission;

/// A failed check as a story: what failed, where that was in the subject's lines, and where in the
/// check. Frames of the kit, of JUnit and of the JDK are left out.
///
/// @param failure what was thrown
/// @param tests the class of the check
/// @param check the name of its method
record Story(Throwable failure, Class<?> tests, String check) {

  /// What the names of the kit's own classes begin with.
  static final String KIT = Story.class.getPackageName() + ".";

  private static final Pattern REASON = Pattern.compile("(?s)(.+?)(?: ==>|,) expected: <");
  private static final int FRAMES = 6;
  private static final int LONGEST = 160;

  /// {@return the story: a line that says what failed, lines that begin with `at` for the subject's
  /// frames, and one such as `The check: takes (QueueContract.java:12, 14)`}
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(whatFailed());
    frames()
        .filter(frame -> !isOfTheCheck(frame))
        .map(frame -> "  at " + frame)
        .distinct()
        .limit(FRAMES)
        .forEach(lines::add);
    String places =
        frames()
            .filter(this::isOfTheCheck)
            .map(StackTraceElement::getLineNumber)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (!places.isEmpty()) {
      String file = simpleName(outermost(tests.getName())) + ".java";
      lines.add("The check: %s (%s:%s)".formatted(check, file, places));
    }
    return String.join("\n", lines);
  }

  /// What was thrown and why, the outermost first.
  private Stream<Throwable> chain() {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private String whatFailed() {
    StringBuilder text = new StringBuilder();
    for (Throwable thrown : chain().toList()) {
      text.append(
          text.isEmpty() ? "" : text.toString().endsWith(" failed") ? ": " : "\n  because of ");
      text.append(words(thrown));
    }
    return text.toString();
  }

  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return switch (thrown) {
      case AssertionFailedError error when error.isExpectedDefined() && error.isActualDefined() ->
          reason(message) + difference(error.getExpected(), error.getActual());
      case AssertionError _ when message != null -> message;
      default -> simpleName(thrown.getClass().getName()) + (message == null ? "" : ": " + message);
    };
  }

  /// What the check says itself, before JUnit goes on with the values.
  private static String reason(@Nullable String message) {
    Matcher said = REASON.matcher(message == null ? "" : message);
    return said.lookingAt() ? said.group(1) + ": " : "";
  }

  private static String difference(ValueWrapper expected, ValueWrapper actual) {
    String wanted = words(expected);
    String found = words(actual);
    if (wanted.length() + found.length() > LONGEST
        && expected.getEphemeralValue() instanceof List<?> all
        && actual.getEphemeralValue() instanceof List<?> some) {
      return difference(all, some);
    }
    return "expected %s, but was %s".formatted(shorten(wanted), shorten(found));
  }

  private static String words(ValueWrapper value) {
    return value.getEphemeralValue() instanceof Class<?> type
        ? type.getSimpleName()
        : value.getStringRepresentation();
  }

  private static String difference(List<?> expected, List<?> actual) {
    int common = Math.min(expected.size(), actual.size());
    int index =
        IntStream.range(0, common)
            .filter(i -> !Objects.equals(expected.get(i), actual.get(i)))
            .findFirst()
            .orElse(common);
    String sizes =
        expected.size() == actual.size()
            ? ""
            : "expected %,d elements, but were %,d; ".formatted(expected.size(), actual.size());
    return "%sat index %,d expected %s, but was %s"
        .formatted(sizes, index, element(expected, index), element(actual, index));
  }

  private static String element(List<?> list, int index) {
    return index < list.size() ? shorten(String.valueOf(list.get(index))) : "nothing";
  }

  private static String shorten(String value) {
    return value.length() <= LONGEST
        ? value
        : value.substring(0, LONGEST / 2) + "..." + value.substring(value.length() - LONGEST / 2);
  }

  /// The frames of the subject and of the check, those of the last cause first.
  private Stream<StackTraceElement> frames() {
    return chain().toList().reversed().stream()
        .flatMap(thrown -> Arrays.stream(thrown.getStackTrace()))
        .filter(frame -> Submission.isOfInterest(frame.getClassName()))
        .filter(frame -> isOfTheCheck(frame) || !frame.getClassName().startsWith(KIT));
  }

  private boolean isOfTheCheck(StackTraceElement frame) {
    return outermost(frame.getClassName()).equals(outermost(tests.getName()));
  }

  private static String outermost(String className) {
    return className.replaceFirst("\\$.*", "");
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
