// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.launch.Kit;
import racetrack.reports.pages.Report;
import racetrack.reports.results.BadResultsException;
import racetrack.reports.submitted.SubmittedFolder;

/// Writes the report.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Writes the report: pages and charts that open without a network.")
final class ReportCommand implements Runnable {

  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      description =
          "Where the results are (default: reports/target/results of a checkout, else"
              + " racetrack-results).")
  private Optional<Path> results;

  @Option(
      names = "--submitted",
      paramLabel = "FOLDER",
      description =
          "Where `check` and `bench` have kept what they found out about classes of your own"
              + " (default: racetrack-results in the working directory).")
  private Optional<Path> submitted;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write the report (default: reports/target/report of a checkout, else"
              + " racetrack-results/report).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    refuseUnlessFolder("--results", results);
    refuseUnlessFolder("--submitted", submitted);
    Path index =
        Report.write(
            results.orElseGet(() -> Kit.locate().results()),
            new SubmittedFolder(submitted.orElse(SubmittedFolder.USUAL)),
            output.orElseGet(() -> Kit.locate().report()));
    spec.commandLine()
        .getOut()
        .println(
            "Report: "
                + index.toUri()
                + (ChartFiles.canDraw() ? "" : " (without pictures. " + ChartFiles.NO_FONT + ")"));
  }

  static void refuseUnlessFolder(String option, Optional<Path> named) {
    named
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> {
          throw new BadResultsException(
              "%s is no folder: name with %s the one that has results.".formatted(folder, option),
              null);
        });
  }
}
