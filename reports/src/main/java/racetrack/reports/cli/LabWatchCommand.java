// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.programs.CtrlC;
import racetrack.reports.labs.Watch;
import racetrack.reports.launch.Kit;

/// Checks a lab on every save.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Checks a lab again whenever its file is saved, until Ctrl-C.")
final class LabWatchCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long a question may take (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--plain",
      description = "Write an interleaving as a list, which can be read aloud, not as a table.")
  private boolean plain;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Watch watch =
        new Watch(
            Kit.locate(), folder, Duration.ofSeconds(budget), plain, spec.commandLine().getOut());
    CtrlC.interrupts(() -> run(watch)); // to leave no folder behind
    return ExitCode.OK;
  }

  private static void run(Watch watch) {
    try {
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by Ctrl-C: the JVM ends
    }
  }
}
