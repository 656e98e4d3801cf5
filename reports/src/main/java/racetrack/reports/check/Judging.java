// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;

/// Makes words of answers.
///
/// @param type the full name of the class
/// @param answers the answers, also of what was planted
/// @param planted what was planted
record Judging(String type, List<Answer> answers, List<Planted> planted) {

  private static final int REASONS = 3;

  /// How reasons end where there was no time; the second is the runner's of the races.
  private static final List<String> LATE =
      List.of(Asking.TIME_WAS_UP, "The run was interrupted before this check.");

  /// As the test kit says it.
  private static final Pattern BUSY =
      Pattern.compile("A thread that waited took (\\d+) % of a processor\\.");

  /// {@return what a question came to}
  ///
  /// @param question the question
  /// @param checks the checks that had to be made
  Part judge(Question question, List<Check> checks) {
    List<Answer> own = of(type);
    List<Answer> broken = own.stream().filter(a -> a.finding() == Finding.BROKE).toList();
    List<Planted> errors = planted.stream().filter(one -> !one.isSound()).toList();
    List<Check> open = checks.stream().filter(check -> whyOpen(check).isPresent()).toList();
    List<String> unasked =
        planted.stream().map(one -> whyUnasked(one, checks)).flatMap(Optional::stream).toList();
    Word word =
        broken.stream().anyMatch(answer -> soundWasAsked(answer.check()))
            ? Word.BROKEN
            : broken.isEmpty() && open.isEmpty() && unasked.isEmpty()
                ? Word.HELD
                : Word.NOT_DECIDED;
    List<String> reasons =
        Stream.concat(open.stream().flatMap(check -> whyOpen(check).stream()), unasked.stream())
            .toList();
    List<String> alarms =
        planted.stream().map(one -> alarm(one, checks)).flatMap(Optional::stream).toList();
    int caught = (int) errors.stream().filter(this::isCaught).count();
    return new Part(
        question,
        word,
        sentence(word, own, checks, reasons) + (word == Word.NOT_DECIDED ? "" : busy(own)),
        broken,
        errors.size(),
        caught,
        alarms,
        unasked.isEmpty() ? open : checks,
        false);
  }

  private List<Answer> of(String name) {
    return answers.stream().filter(answer -> answer.subject().equals(name)).toList();
  }

  /// Why a check of the class is not answered well enough; empty if it is.
  private Optional<String> whyOpen(Check check) {
    List<Answer> made = of(type).stream().filter(a -> a.check().equals(check)).toList();
    if (made.isEmpty()) {
      return Optional.of(check.name() + ": no answer was recorded.");
    }
    return made.stream()
        .filter(answer -> answer.finding() == Finding.NOT_ASKED || lacksWeight(answer))
        .findFirst()
        .map(answer ->
            check.name()
                + ": "
                + (answer.finding() == Finding.NOT_ASKED
                    ? answer.evidence().lines().findFirst().orElse("it was not asked.")
                    : weakness(answer)));
  }

  /// A class from outside is asked every model in full, so only races can be too weak.
  private static boolean lacksWeight(Answer answer) {
    return answer.check().question() == Question.RACE && answer.lacksWeight();
  }

  private static String weakness(Answer answer) {
    return answer.strength() == null
        ? "no twin was seen to break, so nobody knows what it would have missed."
        : "%,d clean samples would miss a wound like %s's with %.2g. A longer --budget decides."
            .formatted(answer.samples(), answer.strength().twin(), answer.strength().missed());
  }

  private String sentence(Word word, List<Answer> own, List<Check> checks, List<String> open) {
    return switch (word) {
      case BROKEN -> {
        long broken =
            own.stream()
                .filter(answer -> answer.finding() == Finding.BROKE)
                .map(Answer::check)
                .distinct()
                .count();
        yield "%d of %s".formatted(broken, count(checks.size(), "check"));
      }
      case HELD -> searched(own, checks);
      case NOT_DECIDED ->
          open.stream().allMatch(reason -> LATE.stream().anyMatch(reason::endsWith))
              ? Asking.TIME_WAS_UP + " A longer --budget decides."
              : String.join(" ", open.subList(0, Math.min(REASONS, open.size())));
    };
  }

  /// What a thread took that waited by looking again and again. Contracts allow that, so it is told
  /// and not judged.
  private static String busy(List<Answer> own) {
    return own.stream()
        .filter(answer -> answer.finding() == Finding.HELD)
        .map(answer -> BUSY.matcher(answer.evidence()))
        .filter(Matcher::matches)
        .map(share -> Integer.valueOf(share.group(1)))
        .max(Integer::compare)
        .map(", waits busily, with up to %d %% of a processor for a thread"::formatted)
        .orElse("");
  }

  private static String searched(List<Answer> own, List<Check> checks) {
    return switch (checks.getFirst().question()) {
      case CONTRACT -> count(checks.size(), "check");
      case MODEL -> {
        List<Exploration.Scenario> scenarios =
            own.stream()
                .flatMap(answer -> Stream.ofNullable(answer.exploration()))
                .flatMap(exploration -> exploration.scenarios().stream())
                .toList();
        yield "%s, up to %,d of %,d interleavings of each scenario, %,d run"
            .formatted(
                count(checks.size(), "check"),
                scenarios.stream().mapToInt(Exploration.Scenario::asked).max().orElse(0),
                scenarios.stream().mapToInt(Exploration.Scenario::full).max().orElse(0),
                scenarios.stream().mapToInt(Exploration.Scenario::run).sum());
      }
      case RACE -> {
        OptionalDouble missed =
            own.stream()
                .map(Answer::strength)
                .filter(Objects::nonNull)
                .mapToDouble(Answer.Strength::missed)
                .max();
        yield "%s, %,d samples, a wound like a twin's missed with probability %s"
            .formatted(
                count(checks.size(), "race"),
                own.stream().mapToLong(Answer::samples).sum(),
                missed.getAsDouble() < 1e-300
                    ? "less than 1e-300"
                    : "%.0e".formatted(missed.getAsDouble()));
      }
    };
  }

  /// A planted error must be caught by one of the checks that its wound names: a race shows it on
  /// this host or does not.
  private boolean isCaught(Planted error) {
    return asked(error, error.checks()).anyMatch(answer -> answer.finding() == Finding.BROKE);
  }

  /// Where the same check was not made of the sound class, nobody knows whether it would hold.
  private boolean soundWasAsked(Check check) {
    return planted.stream()
        .filter(Planted::isSound)
        .map(sound -> asked(sound, List.of(check)).toList())
        .noneMatch(made ->
            made.isEmpty() || made.stream().anyMatch(a -> a.finding() == Finding.NOT_ASKED));
  }

  /// What was planted and behaves as it must not; nothing that this run has found out counts then.
  private Optional<String> alarm(Planted one, List<Check> checks) {
    if (one.isSound()) {
      return asked(one, checks)
          .filter(answer -> answer.finding() == Finding.BROKE)
          .findFirst()
          .map(answer ->
              "The sound class %s broke in %s: %s"
                  .formatted(one.original(), answer.check(), firstLine(answer)));
    }
    return isCaught(one) || whyUnasked(one, checks).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The planted error %s was not caught by %s: It held."
                .formatted(one.original(), one.checks().getFirst()));
  }

  /// What was planted and not asked says nothing about the class, and leaves this question open.
  private Optional<String> whyUnasked(Planted one, List<Check> checks) {
    if (!one.isSound() && isCaught(one)) {
      return Optional.empty();
    }
    return asked(one, one.isSound() ? checks : one.checks())
        .filter(answer -> answer.finding() == Finding.NOT_ASKED)
        .findFirst()
        .map(answer ->
            "%s, which was planted, was not asked %s: %s"
                .formatted(one.original(), answer.check(), firstLine(answer)));
  }

  private Stream<Answer> asked(Planted one, List<Check> checks) {
    return of(one.type()).stream().filter(answer -> checks.contains(answer.check()));
  }

  private static String firstLine(Answer answer) {
    return answer.evidence().lines().findFirst().orElse("");
  }

  private static String count(int number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
