// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import racetrack.reports.labs.predict.Question.Option;
import racetrack.reports.labs.predict.Question.RaceAsked;
import racetrack.reports.labs.predict.steps.Exploration;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Step;

/// A question and what was found out about it, as a person reads them in a terminal.
///
/// @param bank the questions, and the names of the misconceptions
/// @param isPlain whether runs are shown as a list, one step per line, and not as columns
/// @param out where to
record QuestionText(QuestionBank bank, boolean isPlain, PrintWriter out) {

  private static final int COLUMN = 30;

  /// Writes what is asked.
  void ask(Question question) {
    ProgramSource source = ProgramSource.of(question.program());
    out.printf("%n%s%n%n", question.id());
    for (int line = 0; line < source.lines().size(); line++) {
      out.printf("%4d  %s%n", line + 1, source.lines().get(line));
    }
    out.printf("%n%s%n%n", question.text());
    question.options().forEach(option -> out.printf("  %s  %s%n", option.letter(), option.text()));
  }

  /// Writes the steps of each thread, by the numbers of the shown lines.
  void steps(Question question, Exploration exploration) {
    ProgramSource source = ProgramSource.of(question.program());
    exploration
        .steps()
        .forEach((thread, steps) -> {
          out.printf("  Thread %d:%n", thread);
          for (int number = 1; number <= steps.size(); number++) {
            Step step = steps.get(number - 1);
            out.printf(
                "    %d.%d  line %2d  %s%n", thread, number, source.shown(step.line()), step);
          }
        });
  }

  /// Writes what the tools found.
  void answer(Question question, Found found) {
    found.run().ifPresent(outcome -> out.printf("The program was run: `%s`.%n", outcome));
    found
        .interleavings()
        .ifPresent(exploration ->
            out.printf(
                "The model ran every interleaving, %,d in all: %s.%n",
                exploration.interleavings(), counts(exploration.counts(), "%s (%,d)")));
    question.race().ifPresent(race -> raced(race, found));
    out.printf("Right is %s: %s%n", question.right().letter(), question.right().text());
  }

  private void raced(RaceAsked race, Found found) {
    String name = "%s of %s, %s".formatted(race.scenario(), race.key(), race.subject());
    if (found.raced().isEmpty()) {
      out.printf("The race was not run (%s); the answer is what the memory model says.%n", name);
    } else {
      out.printf(
          "The race ran %,d times (%s): %s.%n",
          found.samples(), name, counts(found.raced(), "%s (%,d)"));
    }
    found
        .excuse()
        .ifPresent(host ->
            out.printf("This host (%s) keeps more order than the memory model asks for.%n", host));
  }

  private static String counts(NavigableMap<String, ? extends Number> counts, String form) {
    return String.join(
        ", ",
        counts.entrySet().stream()
            .map(each -> form.formatted("`" + each.getKey() + "`", each.getValue()))
            .toList());
  }

  /// Writes whether an answer was right, and if not, why.
  void judge(Option chosen) {
    if (chosen.isRight()) {
      out.printf("%s is right.%n", chosen.letter());
    } else {
      String misconception = chosen.misconception().orElseThrow();
      out.printf("%s is wrong: %s%n", chosen.letter(), chosen.feedback());
      out.printf(
          "  (%s) \"%s\"%n", misconception, bank.misconceptions().getOrDefault(misconception, ""));
    }
  }

  /// Writes what a schedule came to.
  void judge(Question question, ScheduleJudge.Judgement judgement, Found found) {
    String wanted = question.schedule().orElseThrow();
    String outcome = judgement.end().outcome();
    if (judgement.trouble().isPresent()) {
      out.printf("Your schedule: %s%n", judgement.trouble().get());
    } else if (outcome.equals(wanted)) {
      out.printf("Your schedule leads to `%s`: this is the run.%n", outcome);
    } else {
      out.printf("Your schedule leads to `%s`, not to `%s`.%n", outcome, wanted);
    }
    run(question, judgement.end());
    if (judgement.trouble().isEmpty() && judgement.end().taken().size() > judgement.written()) {
      out.printf("  After step %d the threads ran on, thread 1 first.%n", judgement.written());
    }
    if (judgement.trouble().isPresent() || !outcome.equals(wanted)) {
      example(question, found);
    }
  }

  /// Writes a run that leads to the outcome that a schedule was asked for.
  void example(Question question, Found found) {
    String wanted = question.schedule().orElseThrow();
    Replay.End end = found.interleavings().orElseThrow().first().get(wanted);
    if (end != null) {
      out.printf("This leads to `%s`: %s%n", wanted, ScheduleJudge.text(end.schedule()));
      run(question, end);
    }
  }

  private void run(Question question, Replay.End end) {
    ProgramSource source = ProgramSource.of(question.program());
    List<Replay.Taken> taken = end.taken();
    for (int number = 1; number <= taken.size(); number++) {
      Replay.Taken each = taken.get(number - 1);
      String words = "line %d: %s".formatted(source.shown(each.step().line()), each.step());
      if (isPlain) {
        out.printf("  %d. Thread %d, %s%n", number, each.thread(), words);
      } else {
        out.printf("  %s%s%n", " ".repeat((each.thread() - 1) * COLUMN), words);
      }
    }
  }

  /// Writes how often each misconception was met.
  void summary(long right, long asked, Map<String, Long> misconceptions) {
    out.printf("%n%d of %d right.%n", right, asked);
    misconceptions.forEach((misconception, count) ->
        out.printf(
            "  %-4s %d×  %s%n",
            misconception, count, bank.misconceptions().getOrDefault(misconception, "")));
  }
}
