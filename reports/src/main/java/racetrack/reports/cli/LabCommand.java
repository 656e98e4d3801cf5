// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The labs.
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Labs: folders in which you mend or write a class, and let it be checked.",
      "",
      "Begin with `racetrack lab start hello`, which proves the set-up in a minute."
    },
    commandListHeading = "Commands:%n",
    subcommands = {
      LabListCommand.class,
      LabPredictCommand.class,
      LabBreakCommand.class,
      LabStartCommand.class,
      LabCheckCommand.class,
      LabWatchCommand.class,
      LabHintCommand.class,
      LabExplainCommand.class,
      LabResetCommand.class,
      LabNextCommand.class,
      LabCertifyCommand.class,
      LabPackCommand.class,
      HelpCommand.class
    })
final class LabCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do, such as `lab start hello`.");
  }
}
