// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
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

  /// {@return what a question came to}
  ///
  /// @param question the question
  /// @param checks the checks that had to be made
  Part judge(Question question, List<Check> checks) {
    List<Answer> own = of(type);
    List<Answer> broken = own.stream().filter(a -> a.finding() == Finding.BROKE).toList();
    List<String> open = checks.stream().map(this::whyOpen).flatMap(Optional::stream).toList();
    Word word = !broken.isEmpty() ? Word.BROKEN : open.isEmpty() ? Word.HELD : Word.NOT_DECIDED;
    List<Planted> errors = planted.stream().filter(one -> !one.isSound()).toList();
    List<String> alarms = new ArrayList<>();
    errors.forEach(error -> alarmOfError(error).ifPresent(alarms::add));
    planted.stream()
        .filter(Planted::isSound)
        .forEach(sound -> alarmOfSound(sound, checks).ifPresent(alarms::add));
    int caught = (int) errors.stream().filter(error -> alarmOfError(error).isEmpty()).count();
    return new Part(
        question, word, sentence(word, own, checks, open), broken, errors.size(), caught, alarms);
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
      case NOT_DECIDED -> String.join(" ", open.subList(0, Math.min(REASONS, open.size())));
    };
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
        yield "%s, %,d samples, a twin's wound missed with %s"
            .formatted(
                count(checks.size(), "race"),
                own.stream().mapToLong(Answer::samples).sum(),
                missed.getAsDouble() < 1e-300
                    ? "less than 1e-300"
                    : "%.0e".formatted(missed.getAsDouble()));
      }
    };
  }

  /// A planted error must be caught by each check that its wound names; one is enough where it was
  /// asked by a race, which shows it on this host or does not.
  private Optional<String> alarmOfError(Planted error) {
    boolean caught =
        of(error.type()).stream()
            .filter(answer -> error.checks().contains(answer.check()))
            .anyMatch(answer -> answer.finding() == Finding.BROKE);
    if (caught) {
      return Optional.empty();
    }
    String reason =
        of(error.type()).stream()
            .filter(answer -> error.checks().contains(answer.check()))
            .filter(answer -> answer.finding() == Finding.NOT_ASKED)
            .map(answer -> answer.evidence().lines().findFirst().orElse(""))
            .findFirst()
            .orElse("It held.");
    return Optional.of(
        "The planted error %s was not caught by %s: %s"
            .formatted(error.original(), error.checks().getFirst(), reason));
  }

  private Optional<String> alarmOfSound(Planted sound, List<Check> checks) {
    return of(sound.type()).stream()
        .filter(answer -> checks.contains(answer.check()))
        .filter(answer -> answer.finding() != Finding.HELD)
        .min(Comparator.comparing(answer -> answer.finding() == Finding.NOT_ASKED))
        .map(answer ->
            "The sound class %s %s %s: %s"
                .formatted(
                    sound.original(),
                    answer.finding() == Finding.BROKE ? "broke in" : "was not asked",
                    answer.check(),
                    answer.evidence().lines().findFirst().orElse("")));
  }

  private static String count(int number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
