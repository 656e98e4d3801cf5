// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// Holds answers against claims.
///
/// A sound subject must have been asked every check that any subject of its pattern was asked, and
/// every check that a twin names: at least one for each question that the pattern does not lack. A
/// twin must have been asked each check that its wound names, unless this machine cannot show it.
final class Judge {

  /// Stands for the checks of a question that nobody has answered.
  private static final String ANY = "any";

  /// Why an answer is missing, if no more is known.
  static final String NO_ANSWER = "No answer was recorded.";

  /// A test that runs on both kinds of thread answers twice; the worse answer counts.
  private static final Comparator<Finding> WORST_LAST =
      Comparator.comparingInt(List.of(Finding.HELD, Finding.NOT_ASKED, Finding.BROKE)::indexOf);

  private final List<Answer> answers;
  private final String silence;

  /// Prepares to judge.
  ///
  /// @param answers all answers
  /// @param silence why answers of races are missing
  Judge(Collection<Answer> answers, String silence) {
    this.answers = List.copyOf(answers);
    this.silence = silence;
  }

  /// {@return one verdict for each check that had to be made, in the order of the catalogue}
  ///
  /// @param entries the patterns to judge
  List<Verdict> judge(Collection<Entry> entries) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Entry entry : entries) {
      for (Subject subject : entry.subjects()) {
        for (Check check : due(entry, subject)) {
          Answer answer = weighed(entry, subject, answer(entry, subject, check));
          verdicts.add(new Verdict(judgement(subject.claim(), answer), answer));
        }
      }
    }
    return verdicts;
  }

  private Collection<Check> due(Entry entry, Subject subject) {
    return switch (subject.claim()) {
      case Claim.Broken broken -> broken.checks();
      case Claim.Sound _, Claim.Submitted _ -> dueOfSound(entry);
    };
  }

  private Collection<Check> dueOfSound(Entry entry) {
    SequencedSet<Check> checks =
        new TreeSet<>(Comparator.comparing(Check::question).thenComparing(Check::name));
    for (Answer answer : answers) {
      if (answer.key().equals(entry.key())) {
        checks.add(answer.check());
      }
    }
    for (Subject twin : entry.broken()) {
      if (twin.claim() instanceof Claim.Broken broken) {
        checks.addAll(broken.checks());
      }
    }
    for (Question question : Question.values()) {
      boolean asked = checks.stream().anyMatch(check -> check.question() == question);
      if (!asked && !entry.lacks(question)) {
        checks.add(new Check(question, ANY));
      }
    }
    return checks;
  }

  private Answer answer(Entry entry, Subject subject, Check check) {
    return answers.stream()
        .filter(answer -> answer.key().equals(entry.key()))
        .filter(answer -> answer.subject().equals(subject.name()))
        .filter(answer -> answer.check().equals(check))
        .max(Comparator.comparing(Answer::finding, WORST_LAST))
        .orElseGet(
            () -> notAsked(entry.key(), subject.name(), check, whyNot(subject.claim(), check)));
  }

  /// A model check of a sound subject says how much it is worth when the twins are known that the
  /// same check has found.
  private Answer weighed(Entry entry, Subject subject, Answer answer) {
    Exploration exploration = answer.exploration();
    return subject.claim() instanceof Claim.Sound && exploration != null
        ? answer.with(exploration.against(found(entry, answer.check())))
        : answer;
  }

  private List<Exploration.Twin> found(Entry entry, Check check) {
    return entry.broken().stream()
        .map(twin -> answer(entry, twin, check))
        .flatMap(answer ->
            Stream.ofNullable(answer.exploration())
                .map(exploration -> new Exploration.Twin(answer.subject(), exploration)))
        .toList();
  }

  private String whyNot(Claim claim, Check check) {
    return switch (claim) {
      case Claim.Broken broken when !broken.isObservableHere() ->
          "It shows on %s only; this is %s."
              .formatted(
                  String.join(" and ", broken.architectures()), System.getProperty("os.arch"));
      case Claim.Broken _, Claim.Sound _, Claim.Submitted _ ->
          check.question() == Question.RACE ? silence : NO_ANSWER;
    };
  }

  /// {@return the answer for a check that was not made}
  ///
  /// @param key the pattern's key
  /// @param subject the name of the subject
  /// @param check the check
  /// @param reason why it was not made
  static Answer notAsked(String key, String subject, Check check, String reason) {
    return new Answer(
        key,
        subject,
        check,
        Finding.NOT_ASKED,
        reason,
        List.of(),
        null,
        0,
        Instant.now(),
        List.of());
  }

  /// {@return how an answer stands against a claim}
  ///
  /// @param claim what the subject says of itself
  /// @param answer what a check found
  static Judgement judgement(Claim claim, Answer answer) {
    return switch (answer.finding()) {
      case NOT_ASKED ->
          claim instanceof Claim.Broken broken && !broken.isObservableHere()
              ? Judgement.NOT_OBSERVABLE
              : Judgement.NOT_ASKED;
      case HELD ->
          switch (claim) {
            case Claim.Sound _, Claim.Submitted _ ->
                answer.lacksWeight() ? Judgement.WEAK : Judgement.PASSED;
            case Claim.Broken _ -> Judgement.ESCAPED;
          };
      case BROKE ->
          switch (claim) {
            case Claim.Sound _, Claim.Submitted _ -> Judgement.FAILED;
            case Claim.Broken _ -> Judgement.CAUGHT;
          };
    };
  }
}
