// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts a member of a grid on this host.
@Command(
    name = "join",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Starts a member on this host, which runs tasks until Ctrl-C.",
      "",
      "The first one is started without seeds; the others are told of it."
    })
final class GridJoinCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "" + GridPlace.PORT,
      description = "The port to listen on, or 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "How many tasks to run at once (default: one for each processor).")
  private Optional<Integer> slots;

  @Option(
      names = {"--class-path", "-cp"},
      paramLabel = "PATH",
      description = "The jars and folders with the classes of the tasks.")
  private Optional<String> classPath;

  @Mixin private GridPlace place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    int tasks = slots.orElse(Runtime.getRuntime().availableProcessors());
    if (tasks < 1) {
      throw new ParameterException(
          spec.commandLine(), "--slots must be at least 1, but was " + tasks + ".");
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, but was " + port + ".");
    }
    List<String> arguments = new ArrayList<>(List.of("join", place.host(), "" + port));
    arguments.addAll(List.of(place.seeds(spec), "" + tasks, "" + GridPlace.HEARTBEAT));
    return GridPlace.run(classPath, arguments);
  }
}
