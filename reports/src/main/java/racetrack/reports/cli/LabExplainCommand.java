// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.reports.labs.Explanation;
import racetrack.reports.labs.LabFolder;

/// Explains a lab to those who have done it.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Says what there was to learn, once your class has held.")
final class LabExplainCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    new Explanation(LabFolder.at(folder)).lines().forEach(spec.commandLine().getOut()::println);
  }
}
