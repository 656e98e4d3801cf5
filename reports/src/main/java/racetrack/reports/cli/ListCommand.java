// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Program;

/// Lists the patterns, or the programs.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Lists the patterns: key, title, and how many subjects and twins.")
final class ListCommand implements Runnable {

  @Option(
      names = "--seeds",
      description =
          "List the programs instead: the row of the Python tutorials, the pattern, the program,"
              + " the idiom.")
  private boolean seeds;

  @Spec private CommandSpec spec;

  private record Line(String row, Program program) {}

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = Catalogue.load();
    if (seeds) {
      lines(catalogue.programs())
          .forEach(line ->
              out.printf(
                  "%-5s %-20s %-28s %s%n",
                  line.row(),
                  line.program().key(),
                  line.program().type().getSimpleName(),
                  line.program().idiom()));
    } else {
      catalogue
          .entries()
          .forEach(entry ->
              out.printf(
                  "%-20s %-28s %d sound, %d broken%n",
                  entry.key(), entry.title(), entry.sound().size(), entry.broken().size()));
    }
  }

  private static List<Line> lines(List<Program> programs) {
    return programs.stream()
        .flatMap(program -> program.rows().stream().map(row -> new Line(row, program)))
        .sorted((one, other) -> Program.BY_ROW.compare(one.row(), other.row()))
        .toList();
  }
}
