// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The grid: workers on other hosts.
@Command(
    name = "grid",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Members of a grid, whose pools run their tasks on other hosts (process.grid).",
      "",
      "It needs racetrack-grid.jar, which a build with -Pgrid makes.",
      "",
      "The engine has no authentication and no encryption: whoever reaches a member's port can run"
          + " any code there. So members listen on the loopback device unless told otherwise."
          + " Between hosts, use a network that nobody else is in, or a tunnel."
    },
    commandListHeading = "Commands:%n",
    subcommands = {
      GridJoinCommand.class,
      GridStatusCommand.class,
      GridMeasureCommand.class,
      HelpCommand.class
    })
final class GridCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: `grid join`, `grid status` or `grid measure`.");
  }
}
