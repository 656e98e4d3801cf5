// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import racetrack.reports.labs.predict.Question.Option;

/// What a class answered: for each question, how many chose each answer, before they talked to
/// their neighbours and after.
///
/// @param bank the questions
/// @param before the first vote
/// @param after the vote after the talk, if there was one
public record Histogram(
    QuestionBank bank, List<Prediction> before, Optional<List<Prediction>> after) {

  private static final int WIDTH = 30;

  /// Counts votes.
  public Histogram {
    before = List.copyOf(before);
    after = after.map(List::copyOf);
  }

  /// Writes the histogram.
  ///
  /// @param out where to
  public void write(PrintWriter out) {
    for (Question question : bank.questions()) {
      if (isAsked(question)) {
        out.printf("%n%s: %s%n", question.id(), question.text());
        vote("before", before, question, out);
        after.ifPresent(votes -> vote("after", votes, question, out));
      }
    }
    misconceptions(out);
    out.flush();
  }

  private boolean isAsked(Question question) {
    return of(question, before).findAny().isPresent()
        || after.stream().anyMatch(votes -> of(question, votes).findAny().isPresent());
  }

  private static Stream<Prediction> of(Question question, List<Prediction> votes) {
    return votes.stream().filter(vote -> vote.question().equals(question.id()));
  }

  private void vote(String when, List<Prediction> votes, Question question, PrintWriter out) {
    long all = of(question, votes).count();
    String title = after.isPresent() ? when + ", " : "";
    out.printf("  %svotes: %d%n", title, all);
    for (Option option : question.options()) {
      long count =
          of(question, votes).filter(vote -> vote.answer().equals(option.letter())).count();
      double share = all == 0 ? 0 : (double) count / all;
      out.printf(
          "  %s  %-5s  %-" + WIDTH + "s  %3d  %3.0f %%  %s%n",
          option.letter(),
          option.misconception().orElse("right"),
          "#".repeat((int) Math.round(WIDTH * share)),
          count,
          100 * share,
          option.text());
    }
    sureness(question, votes, true)
        .ifPresent(sure -> out.printf("  those who were right were sure by %.1f of 4%n", sure));
    sureness(question, votes, false)
        .ifPresent(sure -> out.printf("  those who were wrong were sure by %.1f of 4%n", sure));
  }

  private static OptionalDouble sureness(Question question, List<Prediction> votes, boolean right) {
    return of(question, votes)
        .filter(vote -> vote.sure() > 0)
        .filter(vote -> question.right().letter().equals(vote.answer()) == right)
        .mapToInt(Prediction::sure)
        .average();
  }

  /// Writes how often each misconception was met.
  private void misconceptions(PrintWriter out) {
    Map<Integer, Long> first = count(before);
    Map<Integer, Long> second = count(after.orElse(List.of()));
    Map<Integer, Long> all = new TreeMap<>(first);
    second.forEach((number, _) -> all.putIfAbsent(number, 0L));
    out.printf("%nMisconceptions, by the number of votes:%n");
    all.forEach((number, count) ->
        out.printf(
            "  %-4s %3d%s  %s%n",
            "M" + number,
            count,
            after.isPresent() ? ", then %3d".formatted(second.getOrDefault(number, 0L)) : "",
            bank.misconceptions().getOrDefault("M" + number, "")));
  }

  private Map<Integer, Long> count(List<Prediction> votes) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (Prediction vote : votes) {
      bank.find(vote.question())
          .flatMap(question -> question.option(vote.answer()))
          .flatMap(Option::misconception)
          .ifPresent(name -> counts.merge(Integer.valueOf(name.substring(1)), 1L, Long::sum));
    }
    return counts;
  }
}
