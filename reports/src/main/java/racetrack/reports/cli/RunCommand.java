// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Program;
import racetrack.programs.TimeScale;

/// Runs the program that answers a row of the tutorials.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runs the program that answers a row of the Python tutorials.")
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ROW",
      converter = ProgramConverter.class,
      description = "The row, such as 2.3; `racetrack list --seeds` shows all.")
  private Program program;

  @Option(
      names = "--time-scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "By how much to stretch all that it waits for (default: ${DEFAULT-VALUE}).")
  private double timeScale;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!(timeScale > 0 && timeScale <= 1_000)) {
      throw new ParameterException(
          spec.commandLine(),
          "--time-scale must be above 0 and at most 1000, but was " + timeScale + ".");
    }
    System.setProperty(TimeScale.PROPERTY, Double.toString(timeScale));
    program.run();
    return ExitCode.OK;
  }
}
