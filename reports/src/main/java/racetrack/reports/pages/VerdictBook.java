// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Finding;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
import racetrack.catalogue.Subject;
import racetrack.reports.pages.Page.Cell;
import racetrack.reports.pages.Page.Row;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.Verdict;

/// The verdicts, looked up by pattern, subject and question.
///
/// @param verdicts every verdict there is
record VerdictBook(List<Verdict> verdicts) {

  List<Verdict> of(Entry entry, Subject subject) {
    return verdicts.stream()
        .filter(verdict -> verdict.answer().key().equals(entry.key()))
        .filter(verdict -> verdict.answer().subject().equals(subject.name()))
        .toList();
  }

  /// The verdicts on a question by check, in the order of the checks: races by scenario.
  Map<String, List<Verdict>> byCheck(Entry entry, Question question) {
    return verdicts.stream()
        .filter(verdict -> verdict.answer().key().equals(entry.key()))
        .filter(verdict -> verdict.answer().check().question() == question)
        .collect(groupingBy(v -> v.answer().check().name(), LinkedHashMap::new, toList()));
  }

  List<Row> matrix(Entry entry) {
    List<Row> rows = new ArrayList<>();
    for (Subject subject : entry.subjects()) {
      List<Cell> cells =
          Arrays.stream(Question.values()).map(q -> cell(entry, subject, q)).toList();
      rows.add(new Row(subject.name(), subject.claim() instanceof Claim.Broken, cells));
    }
    return rows;
  }

  /// The worst judgement of a question. A question that was not asked is no pass.
  private Cell cell(Entry entry, Subject subject, Question question) {
    List<Verdict> asked =
        of(entry, subject).stream()
            .filter(verdict -> verdict.answer().check().question() == question)
            .toList();
    if (asked.isEmpty()) {
      return unasked(entry, subject, question);
    }
    Judgement worst = Judgement.worst(asked.stream().map(Verdict::judgement).toList());
    long worstOnes = asked.stream().filter(v -> v.judgement() == worst).count();
    String checks =
        worst.goodIfStrict()
            ? Words.count(asked.size(), question == Question.RACE ? "race" : "check")
            : worstOnes + " of " + asked.size();
    return cell(
        worst, worst.words(), checks + (worst.good() ? weakest(asked) + explored(asked) : ""));
  }

  private static Cell unasked(Entry entry, Subject subject, Question question) {
    Optional<Pattern.Lack> lack =
        Arrays.stream(entry.pattern().lacks()).filter(l -> l.question() == question).findFirst();
    if (lack.isPresent()) {
      return new Cell("none", "cannot be asked", "");
    }
    boolean due =
        switch (subject.claim()) {
          case Claim.Sound _, Claim.Submitted _ -> true;
          case Claim.Broken broken ->
              broken.checks().stream().anyMatch(check -> check.question() == question);
        };
    return due
        ? cell(Judgement.NOT_ASKED, Judgement.NOT_ASKED.words(), "")
        : new Cell("none", "–", "");
  }

  private static Cell cell(Judgement judgement, String words, String more) {
    return new Cell(style(judgement), words, more);
  }

  /// What one check of a twin came to.
  Cell cell(Entry entry, Subject subject, Check check) {
    Judgement judgement =
        of(entry, subject).stream()
            .filter(verdict -> verdict.answer().check().equals(check))
            .map(Verdict::judgement)
            .findFirst()
            .orElse(Judgement.NOT_ASKED);
    return cell(judgement, judgement.words(), "");
  }

  /// The class of the style sheet that stands for a judgement.
  static String style(Judgement judgement) {
    return judgement.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The probability with which the weakest of the clean races would have missed a twin's wound.
  private static String weakest(List<Verdict> races) {
    return races.stream()
        .map(race -> race.answer().strength())
        .filter(strength -> strength != null)
        .map(Answer.Strength::missed)
        .max(Double::compare)
        .map(missed -> ", missed with " + Words.power(missed))
        .orElse("");
  }

  /// How many interleavings of how many were asked of a sound subject.
  private static String explored(List<Verdict> models) {
    List<Exploration> clean =
        models.stream()
            .map(Verdict::answer)
            .filter(answer -> answer.finding() == Finding.HELD)
            .flatMap(answer -> Stream.ofNullable(answer.exploration()))
            .toList();
    return clean.isEmpty()
        ? ""
        : ", %s of %s interleavings"
            .formatted(
                Words.count(clean.stream().mapToLong(Exploration::asked).sum()),
                Words.count(clean.stream().mapToLong(Exploration::full).sum()));
  }
}
