// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;

/// Lists the patterns.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Lists the patterns: key, title, and how many subjects and twins.")
final class ListCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue.load()
        .entries()
        .forEach(entry ->
            out.printf(
                "%-20s %-28s %d sound, %d broken%n",
                entry.key(), entry.title(), entry.sound().size(), entry.broken().size()));
  }
}
