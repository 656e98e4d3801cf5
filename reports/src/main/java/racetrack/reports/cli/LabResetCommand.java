// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.reports.labs.LabFolder;

/// Begins a lab anew.
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Brings the first version of the file to edit back, and keeps a copy of yours.")
final class LabResetCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    LabFolder lab = LabFolder.at(folder);
    PrintWriter out = spec.commandLine().getOut();
    lab.reset().ifPresent(copy -> out.printf("What you had written lies in %s.%n", copy));
    out.printf("%s is again what it was at first.%n", lab.file());
  }
}
