// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
import racetrack.programs.CtrlC;
import racetrack.programs.FileTrouble;
import racetrack.programs.WholeFile;
import racetrack.reports.check.Door;
import racetrack.reports.check.Repeat;
import racetrack.reports.check.Result;
import racetrack.reports.check.ResultText;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;
import racetrack.reports.marks.AskedDimension;
import racetrack.reports.marks.DimensionsOfChecks;
import racetrack.reports.results.Sources;
import racetrack.reports.submitted.CheckRecord;
import racetrack.reports.submitted.SubmittedFolder;

/// Asks anybody's class the questions of a pattern.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Asks your class every question of a pattern: contract, model and races. `show KEY` says how"
          + " it has to be made. Beside it, under other names, the run asks classes that are known"
          + " to be wrong and one that is known to be right.",
      "",
      "HELD: no promise was seen broken, and what the search would have caught is said. BROKEN: a"
          + " promise was broken, with the evidence. NOT DECIDED: nobody knows, and why."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:held", "1:broken", "2:wrong use", "3:not decided"})
final class CheckCommand implements Callable<Integer> {

  /// The exit code of a check that came to no answer.
  static final int NOT_DECIDED = 3;

  @Parameters(index = "0", paramLabel = "KEY", description = "The pattern, such as queue.bounded.")
  private String key;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Your class: Java files, or a folder of them.")
  private List<Path> sources = new ArrayList<>();

  @Mixin private OwnClass own;

  @Option(
      names = "--only",
      paramLabel = "QUESTION",
      split = ",",
      description = "Ask only these: ${COMPLETION-CANDIDATES}, in small letters if you like.")
  private Set<Question> only = EnumSet.allOf(Question.class);

  @Option(
      names = "--dimension",
      paramLabel = "DIMENSION",
      converter = DimensionConverter.class,
      description =
          "Ask what is needed for this dimension of a mark, such as race-free, and let the exit"
              + " code be about it alone.")
  private Optional<Dimension> dimension;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long all may take (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--plain",
      description = "Write an interleaving as a list, which can be read aloud, not as a table.")
  private boolean plain;

  @Option(
      names = "--repeat",
      paramLabel = "ID",
      description =
          "Ask one check alone, as it was asked before: the result of a broken class says the ID.")
  private Optional<String> repeat;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to keep the result, for `show` and `report` (default: racetrack-results in the"
              + " working directory).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  private int exitCode = NOT_DECIDED;

  @Override
  public Integer call() throws IOException {
    Entry entry = Names.entries(List.of(key), spec).getFirst();
    own.refuseIfUnnamed(sources, spec);
    refuseUnlessPossible(entry, only, budget, spec);
    if (output.isPresent()) {
      WholeFile.tryOut(output.get());
    }
    Optional<Repeat> again = repeat.map(Repeat::parse);
    CtrlC.interrupts(() -> ask(entry, again)); // to leave no folder behind
    return exitCode;
  }

  private void ask(Entry entry, Optional<Repeat> again) {
    try {
      exitCode = answer(entry, again);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by Ctrl-C: the JVM ends
    }
  }

  private int answer(Entry entry, Optional<Repeat> again) throws InterruptedException {
    Kit kit = Kit.locate();
    Optional<AskedDimension> asked =
        dimension.map(one -> new AskedDimension(entry, one, DimensionsOfChecks.ofKit(kit)));
    asked.ifPresent(this::askOnlyAbout);
    Door door = new Door(kit, entry, only, Duration.ofSeconds(budget), spec.commandLine().getErr());
    Door.Answered answered =
        again.isPresent()
            ? door.askAgain(again.get(), sources, own.subject(), own.classPath())
            : door.askWithAdvice(sources, own.subject(), own.classPath());
    Sources checks = Sources.in(kit.checks(entry.key()));
    new ResultText(answered, checks, plain, command(), again).write(spec.commandLine().getOut());
    if (again.isEmpty()) {
      keep(CheckRecord.of(answered));
    }
    return asked
        .map(one -> exitCode(one, answered.result()))
        .orElseGet(() -> exitCode(answered.result().word()));
  }

  private void askOnlyAbout(AskedDimension asked) {
    if (asked.questions().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s asks nothing about %s; it asks about %s."
              .formatted(
                  key,
                  asked.dimension().id(),
                  asked.known().stream().map(Dimension::id).collect(Collectors.joining(", "))));
    }
    only = asked.questions();
  }

  private int exitCode(AskedDimension asked, Result result) {
    AskedDimension.Answer answer = asked.of(result);
    spec.commandLine()
        .getOut()
        .printf("%n%s: %s, %s%n", asked.dimension().title(), answer.standing(), answer.sentence());
    return switch (answer.standing()) {
      case HELD -> ExitCode.OK;
      case NOT_DECIDED -> NOT_DECIDED;
      case BROKEN, NOT_REACHED, REFUSED -> ExitCode.SOFTWARE;
    };
  }

  /// {@return the exit code that says a word}
  ///
  /// @param word the word
  static int exitCode(Word word) {
    return switch (word) {
      case HELD -> ExitCode.OK;
      case BROKEN -> ExitCode.SOFTWARE;
      case NOT_DECIDED -> NOT_DECIDED;
    };
  }

  /// The command as it was given, without what repeats one check.
  private String command() {
    List<String> words = new ArrayList<>(List.of("racetrack", "check", key));
    sources.forEach(source -> words.add(source.toString()));
    words.addAll(own.words());
    if (plain) {
      words.add("--plain");
    }
    return words.stream()
        .map(word -> word.matches("[\\w./:=,@%+-]+") ? word : "'%s'".formatted(word))
        .collect(Collectors.joining(" "));
  }

  /// Refuses what cannot be asked.
  ///
  /// @param entry the pattern
  /// @param only the questions
  /// @param budget how long all may take, in seconds
  /// @param spec the command
  /// @throws ParameterException if there is no time, or no question that the pattern has
  static void refuseUnlessPossible(Entry entry, Set<Question> only, int budget, CommandSpec spec) {
    if (budget < 1) {
      throw new ParameterException(
          spec.commandLine(), "--budget must be at least 1 second, but was " + budget + ".");
    }
    if (only.stream().allMatch(entry::lacks)) {
      String reasons =
          Arrays.stream(entry.pattern().lacks())
              .filter(lack -> only.contains(lack.question()))
              .map(Pattern.Lack::because)
              .collect(Collectors.joining(" "));
      throw new ParameterException(
          spec.commandLine(), "This cannot be asked of %s: %s".formatted(entry.key(), reasons));
    }
  }

  /// Whoever has no right to write here has an answer all the same.
  private void keep(CheckRecord result) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Path file = new SubmittedFolder(output.orElse(SubmittedFolder.USUAL)).write(result);
      out.printf("%nKept in %s, for `show` and `report`.%n", file);
    } catch (UncheckedIOException e) {
      out.printf("%nNot kept: %s%n", FileTrouble.sentence(e).orElseThrow(() -> e));
    }
  }
}
