// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.File;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Pattern;
import racetrack.catalogue.Question;
import racetrack.reports.check.Door;
import racetrack.reports.check.ResultText;
import racetrack.reports.check.Word;
import racetrack.reports.launch.Kit;

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

  private static final int NOT_DECIDED = 3;

  @Parameters(index = "0", paramLabel = "KEY", description = "The pattern, such as queue.bounded.")
  private String key;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Your class: Java files, or a folder of them.")
  private List<Path> sources = new ArrayList<>();

  @Option(
      names = "--subject",
      paramLabel = "CLASS",
      description =
          "Your class by its full name, such as com.acme.MyQueue: if it is compiled, or if several"
              + " in the sources would do.")
  private Optional<String> subject;

  @Option(
      names = {"--class-path", "-cp"},
      paramLabel = "PATH",
      description = "The jars and folders that your class lies in, or needs.")
  private Optional<String> classPath;

  @Option(
      names = "--only",
      paramLabel = "QUESTION",
      split = ",",
      description = "Ask only these: ${COMPLETION-CANDIDATES}, in small letters if you like.")
  private Set<Question> only = EnumSet.allOf(Question.class);

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long all may take (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Entry entry = Names.entries(List.of(key), spec).getFirst();
    if (sources.isEmpty() && subject.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Name your class: Java files or a folder of them, or --subject and --class-path.");
    }
    refuseUnlessPossible(entry, only, budget, spec);
    Door door =
        new Door(
            Kit.locate(), entry, only, Duration.ofSeconds(budget), spec.commandLine().getErr());
    Door.Answered answered = door.ask(sources, subject, paths());
    ResultText.write(answered.result(), answered.advice(), spec.commandLine().getOut());
    return exitCode(answered.result().word());
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

  private List<Path> paths() {
    return classPath.stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .filter(part -> !part.isEmpty())
        .map(Path::of)
        .toList();
  }
}
