// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.nio.file.Files;
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
import picocli.CommandLine.Spec;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.ResultsFolder;

/// Measures where other hosts pay.
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Measures from which length of task on members pay, beside processes and threads.",
      "",
      "It starts one to four members on this host; `racetrack report` shows what it found."
    })
final class GridMeasureCommand implements Callable<Integer> {

  @Option(
      names = "--lengths",
      paramLabel = "MS",
      split = ",",
      defaultValue = "1,10,100,1000,10000",
      description = "How long tasks take, in milliseconds (default: ${DEFAULT-VALUE}).")
  private List<Integer> lengths = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "The folder of results (default: that of `report`).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (lengths.stream().anyMatch(length -> length < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--lengths must be 1 ms and more, but was " + lengths + ".");
    }
    Path file = new ResultsFolder(output.orElse(Kit.locate().results())).gridFile();
    Files.createDirectories(file.toAbsolutePath().getParent());
    List<String> arguments = new ArrayList<>(List.of("measure", file.toAbsolutePath().toString()));
    lengths.forEach(length -> arguments.add("" + length));
    int exitCode = GridPlace.run(Optional.empty(), arguments);
    if (exitCode == ExitCode.OK) {
      spec.commandLine().getOut().println("Results: " + file);
    }
    return exitCode;
  }
}
