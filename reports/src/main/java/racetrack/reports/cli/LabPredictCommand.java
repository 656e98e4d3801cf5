// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.predict.BadPredictionException;
import racetrack.reports.labs.predict.ClassFile;
import racetrack.reports.labs.predict.GiftText;
import racetrack.reports.labs.predict.Histogram;
import racetrack.reports.labs.predict.Progress;
import racetrack.reports.labs.predict.Question;
import racetrack.reports.labs.predict.QuestionBank;
import racetrack.reports.labs.predict.Session;

/// Asks which outcomes races can show.
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Shows a small program and asks which outcomes it can have, for a schedule that leads to one"
          + " of them, and how sure you are. Then the program is run in every interleaving, or"
          + " raced, and only then comes the explanation.",
      "",
      "Answers are kept in .racetrack/predict.json of this folder. A class of students: let them"
          + " vote, let them talk, let them vote again, then run it."
    })
final class LabPredictCommand implements Callable<Integer> {

  /// What can be written for others to read.
  enum Export {
    gift,
    csv
  }

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "Ask only about these patterns, such as queue.bounded; all if none is given.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--question",
      paramLabel = "ID",
      split = ",",
      description = "Ask only these questions, also if they were answered before.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--list", description = "List the questions, and ask none.")
  private boolean list;

  @Option(names = "--again", description = "Ask also what was answered before.")
  private boolean again;

  @Option(names = "--plain", description = "Show runs as a numbered list, not in columns.")
  private boolean plain;

  @Option(
      names = "--export",
      paramLabel = "FORMAT",
      description =
          "Write to standard output: gift, the questions for Moodle; or csv, your answers for"
              + " --class.")
  private Optional<Export> export;

  @Option(
      names = "--class",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Show what a class answered: a CSV file with the head student,question,answer,sure, or"
              + " two, from before the talk and from after it.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--student",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who answers (default: ${DEFAULT-VALUE}).")
  private String student;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      act(QuestionBank.load(QuestionBank.ENGLISH));
      return ExitCode.OK;
    } catch (BadPredictionException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void act(QuestionBank bank) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Question> questions = chosen(bank);
    if (list) {
      questions.forEach(each -> out.printf("%-32s %s%n", each.id(), each.text()));
    } else if (export.isPresent()) {
      switch (export.get()) {
        case gift -> out.print(GiftText.of(questions));
        case csv -> out.print(ClassFile.text(Progress.in(Path.of("")).predictions()));
      }
    } else if (!files.isEmpty()) {
      histogram(bank).write(out);
    } else {
      ask(bank, questions);
    }
    out.flush();
  }

  private List<Question> chosen(QuestionBank bank) {
    List<String> known = bank.questions().stream().map(Question::id).toList();
    Names.check("question", ids, known, spec);
    List<String> patterns = Names.entries(keys, spec).stream().map(Entry::key).toList();
    return bank.questions().stream()
        .filter(question -> ids.isEmpty() || ids.contains(question.id()))
        .filter(question -> patterns.isEmpty() || patterns.contains(question.key()))
        .toList();
  }

  private Histogram histogram(QuestionBank bank) {
    if (files.size() > 2) {
      throw new BadPredictionException(
          "--class takes one file, or two: before the talk and after it; but there are %d."
              .formatted(files.size()));
    }
    return new Histogram(
        bank,
        ClassFile.read(files.getFirst(), bank),
        files.size() == 2 ? Optional.of(ClassFile.read(files.getLast(), bank)) : Optional.empty());
  }

  private void ask(QuestionBank bank, List<Question> questions) throws InterruptedException {
    Progress progress = Progress.in(Path.of(""));
    List<Question> open =
        questions.stream()
            .filter(each -> again || !ids.isEmpty() || !progress.hasAnswered(each))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (open.isEmpty()) {
      out.println("All of these were answered before; --again asks them again.");
      return;
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    new Session(bank, progress, student, plain, in, out).ask(open);
  }
}
