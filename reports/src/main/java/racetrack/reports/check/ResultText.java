// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static java.util.stream.Collectors.toMap;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Question;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.InterleavingText;
import racetrack.reports.results.Sources;

/// A result as a person reads it in a terminal.
///
/// @param answered the result
/// @param checks the sources of the pattern's checks, for the evidence to quote
/// @param isPlain whether it is to be read aloud
/// @param command the command that gave the result, without what repeats one check of it
/// @param repeated the check that was asked alone; empty if all were asked
public record ResultText(
    Door.Answered answered,
    Sources checks,
    boolean isPlain,
    String command,
    Optional<Repeat> repeated) {

  private static final int ADVICE = 5;
  private static final int FAILURES = 4;
  private static final int LINES = 200;

  /// Writes the result: the word, what each question came to, and the evidence.
  ///
  /// @param out where to
  public void write(PrintWriter out) {
    Result result = answered.result();
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
    out.printf("  %s%n", scope(result));
    broken().stream().limit(FAILURES).forEach(answer -> write(answer, out));
    if (broken().size() > FAILURES) {
      out.printf("%nand %d more checks:%n", broken().size() - FAILURES);
      broken().stream()
          .skip(FAILURES)
          .forEach(answer ->
              out.printf("  %s (--repeat %s)%n", words(answer.check()), Repeat.of(answer)));
    }
    if (!answered.advice().isEmpty()) {
      writeAdvice(answered.advice(), out);
    }
    out.flush();
  }

  private static void writeAdvice(List<String> advice, PrintWriter out) {
    out.printf("%nAdvice of the compiler and of Error Prone, which decides nothing:%n");
    advice.stream().limit(ADVICE).forEach(out::println);
    if (advice.size() > ADVICE) {
      out.printf("  and %d more.%n", advice.size() - ADVICE);
    }
  }

  private String scope(Result result) {
    if (repeated.isPresent()) {
      return "Only %s was asked, and no error was planted: nothing is said of the rest."
          .formatted(repeated.get());
    }
    return result.planted() == 0
        ? "No error was planted: no twin of the pattern breaks there."
        : "%d of %d planted errors caught.".formatted(result.caught(), result.planted());
  }

  /// One answer for each check that shows a broken promise. An interleaving comes first: nothing
  /// says more.
  private Collection<Answer> broken() {
    return answered.result().parts().stream()
        .flatMap(part -> part.broken().stream())
        .sorted(Comparator.comparing(answer -> Evidence.of(answer).interleaving().isEmpty()))
        .collect(toMap(Answer::check, answer -> answer, (one, _) -> one, LinkedHashMap::new))
        .values();
  }

  private static String planted(Part part) {
    return part.planted() == 0
        ? ""
        : "; %d of %d planted errors caught".formatted(part.caught(), part.planted());
  }

  private void write(Answer answer, PrintWriter out) {
    out.printf("%nBroken: %s (%s)%n", words(answer.check()), answer.check());
    Promises.of(answered.result().entry()).stream()
        .filter(promise -> answer.promises().contains(promise.number()))
        .flatMap(
            promise -> InterleavingText.wrap("promise " + promise, InterleavingText.WIDTH).stream())
        .forEach(line -> out.printf("  %s%n", line));
    out.println();
    List<String> evidence = evidence(answer);
    evidence.stream().limit(LINES).forEach(line -> out.println(("  " + line).stripTrailing()));
    if (evidence.size() > LINES) {
      out.printf("  and %,d more lines.%n", evidence.size() - LINES);
    }
    Repeat again = repeated.orElseGet(() -> Repeat.of(answer));
    out.printf("  To ask this alone again:%n    %s --repeat %s%n", command, again);
  }

  private List<String> evidence(Answer answer) {
    List<String> lines = new ArrayList<>();
    answer.outcomes().stream()
        .filter(Answer.Outcome::forbidden)
        .filter(outcome -> outcome.count() > 0)
        .map(outcome ->
            "%,d of %,d samples read \"%s\": %s"
                .formatted(outcome.count(), answer.samples(), outcome.result(), outcome.meaning()))
        .forEach(lines::add);
    lines.addAll(Evidence.of(answer).lines(answered.sources(), checks, isPlain));
    return lines;
  }

  /// {@return the name of a check, as the sentence that it is}
  ///
  /// @param check the check
  public static String words(Check check) {
    String words = check.name().replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return check.question() == Question.RACE ? words : words.toLowerCase(Locale.ROOT);
  }
}
