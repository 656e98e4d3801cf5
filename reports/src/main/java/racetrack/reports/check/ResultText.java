// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.util.stream.Collectors.toMap;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.reports.results.Evidence;

/// A result as a person reads it in a terminal.
public final class ResultText {

  private static final int ADVICE = 5;
  private static final int FAILURES = 4;
  private static final int LINES = 200;

  private ResultText() {}

  /// Writes a result: the word, what each question came to, and the evidence.
  ///
  /// @param result the result
  /// @param advice what the compiler had to say; it decides nothing
  /// @param out where to
  public static void write(Result result, List<String> advice, PrintWriter out) {
    out.printf(
        "%n%s: %s of %s, in %.0f s%n",
        result.word(), result.type(), result.entry().key(), result.time().toMillis() / 1e3);
    for (Part part : result.parts()) {
      out.printf(
          "  %-8s %-12s %s%s%n",
          part.question().name().toLowerCase(Locale.ROOT),
          part.word(),
          part.sentence().strip().replaceFirst("\\.$", ""),
          planted(part));
    }
    result.alarms().forEach(alarm -> out.printf("  %s%n", alarm));
    if (!result.alarms().isEmpty()) {
      out.printf(
          "  So the answers are not to be relied on: this host is too busy, the class was not"
              + " looked into, or somebody meddled. Check again on a quiet host.%n");
    }
    out.println(
        result.planted() == 0
            ? "  No error was planted: no twin of the pattern breaks there."
            : "  %d of %d planted errors caught.".formatted(result.caught(), result.planted()));
    broken(result).stream().limit(FAILURES).forEach(answer -> write(result.entry(), answer, out));
    if (broken(result).size() > FAILURES) {
      out.printf("%nand %d more checks.%n", broken(result).size() - FAILURES);
    }
    if (!advice.isEmpty()) {
      out.printf("%nAdvice of the compiler, which decides nothing:%n");
      advice.stream().limit(ADVICE).forEach(out::println);
    }
    out.flush();
  }

  /// One answer for each check that shows a broken promise.
  private static Collection<Answer> broken(Result result) {
    return result.parts().stream()
        .flatMap(part -> part.broken().stream())
        .collect(toMap(Answer::check, answer -> answer, (one, _) -> one, LinkedHashMap::new))
        .values();
  }

  private static String planted(Part part) {
    return part.planted() == 0
        ? ""
        : "; %d of %d planted errors caught".formatted(part.caught(), part.planted());
  }

  private static void write(Entry entry, Answer answer, PrintWriter out) {
    out.printf("%nBroken: %s (%s)%n", words(answer.check()), answer.check());
    Promises.of(entry).stream()
        .filter(promise -> answer.promises().contains(promise.number()))
        .forEach(promise -> out.printf("  asks %s%n", promise));
    answer.outcomes().stream()
        .filter(Answer.Outcome::forbidden)
        .filter(outcome -> outcome.count() > 0)
        .forEach(outcome ->
            out.printf(
                "  %,d of %,d samples read \"%s\": %s%n",
                outcome.count(), answer.samples(), outcome.result(), outcome.meaning()));
    Evidence.of(answer).brief().lines().limit(LINES).forEach(line -> out.printf("  %s%n", line));
  }

  /// {@return the name of a check, as the sentence that it is}
  ///
  /// @param check the check
  public static String words(Check check) {
    String words = check.name().replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return check.question() == Question.RACE ? words : words.toLowerCase(Locale.ROOT);
  }
}
