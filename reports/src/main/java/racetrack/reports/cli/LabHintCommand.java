// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.reports.labs.Hints;
import racetrack.reports.labs.LabFolder;
import racetrack.reports.launch.Kit;

/// Gives hints.
@Command(
    name = "hint",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Gives a hint: each time the next of three, and the last again.")
final class LabHintCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Option(names = "--level", paramLabel = "N", description = "This hint: 1, 2 or 3.")
  private Optional<Integer> level;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (level.isPresent() && (level.get() < 1 || level.get() > Hints.LEVELS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--level must be from 1 to %d, but was %d.".formatted(Hints.LEVELS, level.get()));
    }
    LabFolder lab = LabFolder.at(folder);
    int number = level.orElseGet(() -> Math.min(Hints.LEVELS, lab.state().hints() + 1));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Hint %d of %d%n", number, Hints.LEVELS);
    new Hints(Kit.locate(), lab).give(number).forEach(out::println);
  }
}
