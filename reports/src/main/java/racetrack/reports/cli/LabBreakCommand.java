// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.reports.labs.breaking.BreakPage;
import racetrack.reports.labs.breaking.BreakSession;
import racetrack.reports.labs.breaking.BrokenPuzzles;
import racetrack.reports.labs.breaking.Puzzle;
import racetrack.reports.labs.breaking.puzzles.Puzzles;

/// Lets the student be the scheduler.
@Command(
    name = "break",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "You are the scheduler: say which thread takes the next step, until a promise breaks. A step"
          + " can be taken back.",
      "",
      "Without a puzzle, all are listed. What was broken is kept in .racetrack/break.txt of this"
          + " folder, for `lab list`."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the promise was broken", "1:it was not", "2:wrong use"})
final class LabBreakCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PUZZLE",
      arity = "0..1",
      description = "The puzzle, such as lock.counter.plain.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--plain", description = "Show a run as a numbered list, not in columns.")
  private boolean plain;

  @Option(
      names = "--page",
      paramLabel = "DIR",
      description =
          "Write the puzzle, or all of them, as pages that open without a network, and play none.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Puzzles puzzles = new Puzzles();
    List<String> known = puzzles.all().stream().map(Puzzle::id).toList();
    Names.check("puzzle", id.stream().toList(), known, spec);
    List<Puzzle> chosen =
        puzzles.all().stream()
            .filter(puzzle -> id.isEmpty() || id.get().equals(puzzle.id()))
            .toList();
    if (folder.isPresent()) {
      for (Puzzle puzzle : chosen) {
        out.println(BreakPage.write(puzzle, folder.get()).toUri());
      }
      return ExitCode.OK;
    }
    if (id.isEmpty()) {
      chosen.forEach(puzzle -> out.printf("%-30s %s%n", puzzle.id(), puzzle.task()));
      return ExitCode.OK;
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    if (!new BreakSession(chosen.getFirst(), plain, in, out).play()) {
      return 1;
    }
    BrokenPuzzles.in(Path.of("")).add(chosen.getFirst());
    return ExitCode.OK;
  }
}
