// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racetrack.reports.labs.predict.Question.Option;
import racetrack.reports.labs.predict.steps.Scheduled;
import racetrack.reports.launch.Kit.KitException;

/// Asks one student one question after the other: the outcomes, a schedule, how sure they are; then
/// the model answers, and then comes the explanation.
public final class Session {

  private static final Duration RACE = Duration.ofSeconds(10);
  private static final String QUIT = "q";

  private final Progress progress;
  private final String student;
  private final BufferedReader in;
  private final PrintWriter out;
  private final QuestionText text;
  private final Map<String, Long> misconceptions = new TreeMap<>();
  private int right;
  private int asked;

  /// Prepares a session.
  ///
  /// @param bank the questions
  /// @param progress where the answers are kept
  /// @param student who answers
  /// @param isPlain whether runs are shown as a list and not as columns
  /// @param in where the answers come from: a person or a file
  /// @param out where to ask
  public Session(
      QuestionBank bank,
      Progress progress,
      String student,
      boolean isPlain,
      BufferedReader in,
      PrintWriter out) {
    this.progress = progress;
    this.student = student;
    this.in = in;
    this.out = out;
    this.text = new QuestionText(bank, isPlain, out);
  }

  /// Asks questions until they are all answered, the student has had enough, or the input ends.
  ///
  /// @param questions the questions
  /// @throws InterruptedException if interrupted while waiting; nothing is then left running
  public void ask(List<Question> questions) throws InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (Question question : questions) {
          if (!ask(question, executor.submit(() -> find(question)))) {
            break;
          }
        }
      } finally {
        executor.shutdownNow(); // a race that nobody waits for
      }
    }
    if (asked > 0) {
      text.summary(right, asked, misconceptions);
    }
    out.flush();
  }

  private static Found find(Question question) throws InterruptedException {
    if (question.race().isEmpty()) {
      return Answering.run(question);
    }
    try {
      return Answering.race(List.of(question), RACE).values().iterator().next();
    } catch (KitException e) {
      return Answering.run(question); // where no races are built, the interleavings still answer
    }
  }

  /// {@return whether to go on}
  private boolean ask(Question question, Future<Found> found) throws InterruptedException {
    text.ask(question);
    Optional<Option> chosen = choose(question);
    if (chosen.isEmpty()) {
      return false;
    }
    Optional<ScheduleJudge> judge =
        question.schedule().map(_ -> new ScheduleJudge(Scheduled.of(question.program())));
    Optional<List<Integer>> schedule = Optional.empty();
    if (judge.isPresent()) {
      schedule = schedule(question, judge.get(), await(found));
    }
    int sure = sure();
    progress.add(new Prediction(student, question.id(), chosen.get().letter(), sure));
    count(chosen.get());
    out.println();
    tell(question, chosen.get(), judge, schedule, await(found));
    return true;
  }

  private void count(Option chosen) {
    asked++;
    right += chosen.isRight() ? 1 : 0;
    chosen.misconception().ifPresent(number -> misconceptions.merge(number, 1L, Long::sum));
  }

  private void tell(
      Question question,
      Option chosen,
      Optional<ScheduleJudge> judge,
      Optional<List<Integer>> schedule,
      Found found) {
    text.answer(question, found);
    text.judge(chosen);
    if (schedule.isPresent() && judge.isPresent()) {
      text.judge(question, judge.get().judge(schedule.get()), found);
    } else if (judge.isPresent()) {
      text.example(question, found);
    }
    out.printf("%n%s%n", question.why());
  }

  private Optional<Option> choose(Question question) {
    while (true) {
      String letters = String.join(", ", question.letters());
      Optional<String> line = read("%nYour answer (%s; q to stop): ".formatted(letters));
      if (line.isEmpty() || line.get().equalsIgnoreCase(QUIT)) {
        return Optional.empty();
      }
      Optional<Option> option = question.option(line.get());
      if (option.isPresent()) {
        return option;
      }
      out.printf("'%s' is no answer: choose one of %s.%n", line.get(), letters);
    }
  }

  private Optional<List<Integer>> schedule(Question question, ScheduleJudge judge, Found found) {
    out.printf("%nThe steps; a lock is given back with the last step inside it:%n");
    text.steps(question, found.interleavings().orElseThrow());
    while (true) {
      Optional<String> line =
          read(
              "A schedule that leads to `%s`, as thread numbers like %s (Enter to skip): "
                  .formatted(question.schedule().orElseThrow(), judge.example()));
      if (line.isEmpty() || line.get().isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(judge.parse(line.get()));
      } catch (BadPredictionException e) {
        out.println(e.getMessage());
      }
    }
  }

  private int sure() {
    while (true) {
      Optional<String> line = read("How sure are you? 1 a guess … 4 certain (Enter to skip): ");
      if (line.isEmpty() || line.get().isEmpty()) {
        return 0;
      }
      if (line.get().matches("[1-4]")) {
        return Integer.parseInt(line.get());
      }
      out.printf("'%s' is no number from 1 to 4.%n", line.get());
    }
  }

  private Optional<String> read(String prompt) {
    out.print(prompt);
    out.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found await(Future<Found> found) throws InterruptedException {
    try {
      return found.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("The model could not answer.", e.getCause());
    }
  }
}
