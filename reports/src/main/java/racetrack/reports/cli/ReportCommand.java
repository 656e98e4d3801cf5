// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description =
          "Folders of results, such as those of other machines: the report is about the first, and"
              + " puts the curves of the others beside its own (default: --results).")
  private List<Path> folders = List.of();

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

  @Option(names = "--open", description = "Opens the report in the browser.")
  private boolean open;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    refuseUnlessFolder("--results", results);
    refuseUnlessFolder("--submitted", submitted);
    folders.forEach(folder -> refuseUnlessFolder("FOLDER", Optional.of(folder)));
    long begun = System.nanoTime();
    Path index =
        Report.write(
            results(),
            new SubmittedFolder(submitted.orElse(SubmittedFolder.USUAL)),
            output.orElseGet(() -> Kit.locate().report()));
    spec.commandLine()
        .getOut()
        .println(
            "Report: "
                + index.toUri()
                + (ChartFiles.canDraw() ? "" : " (without pictures. " + ChartFiles.NO_FONT + ")"));
    spec.commandLine().getOut().println(size(index, begun));
    if (open) {
      Browser.open(index.toUri()).ifPresent(spec.commandLine().getErr()::println);
    }
  }

  /// How large the report is, and its largest page without charts.
  private static String size(Path index, long begun) {
    long all = 0;
    long largest = 0;
    int pages = 0;
    try (Stream<Path> files = Files.walk(index.resolveSibling(""))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        long bytes = Files.size(file);
        all += bytes;
        if (file.toString().endsWith(".html")) {
          pages++;
          largest = Math.max(largest, bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.format(
        Locale.ROOT,
        "%d pages of at most %.0f kB; %.1f MB in all, written in %.1f s.",
        pages,
        largest / 1e3,
        all / 1e6,
        (System.nanoTime() - begun) / 1e9);
  }

  private List<Path> results() {
    if (!folders.isEmpty() && results.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "Name the folders of results by themselves, or one with --results.");
    }
    return folders.isEmpty() ? List.of(results.orElseGet(() -> Kit.locate().results())) : folders;
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
