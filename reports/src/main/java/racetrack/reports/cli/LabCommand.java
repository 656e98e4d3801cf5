// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The labs of a class.
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "The labs of a class.",
    commandListHeading = "Commands:%n",
    subcommands = {LabPredictCommand.class, LabBreakCommand.class, HelpCommand.class})
final class LabCommand {}
