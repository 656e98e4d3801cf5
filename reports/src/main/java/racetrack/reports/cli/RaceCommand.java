// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.programs.WholeFile;
import racetrack.reports.gate.Gate;
import racetrack.reports.launch.Kit;
import racetrack.runners.RacePreset;

/// Races patterns, and shows every outcome.
@Command(
    name = "race",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runs the race scenarios of patterns and shows every outcome.")
final class RaceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "The patterns' keys, such as queue.bounded; all if none is given.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--preset",
      defaultValue = "quick",
      description = {
        "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
        "deep runs every scenario with the interpreter, C1, C2 and mixtures of them, with short and"
            + " long strides, pinned and free, and with many sets of JVM flags. It adds to what it"
            + " has found before of the same build; Ctrl-C ends it, and the next call goes on."
      })
  private RacePreset preset;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      split = ",",
      description = "Race only these subjects, such as BROKEN_IF; all if not given.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "How long the races may take in all: seconds, or with a unit, such as 90s, 15m or 8h"
              + " (default: 60s; with --preset deep, 1h).")
  private Optional<Duration> budget;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write the results (default: reports/target/results of a checkout, else"
              + " racetrack-results).")
  private Optional<Path> output;

  @Mixin private ReportOption report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Entry> entries = keys.isEmpty() ? Catalogue.load().entries() : Names.entries(keys, spec);
    Names.check("subject", subjects, names(entries), spec);
    Kit kit = Kit.locate();
    Path results = output.orElse(kit.results()).toAbsolutePath();
    WholeFile.tryOut(results);
    Gate gate = new Gate(kit, results, System.out);
    boolean good =
        switch (preset) {
          case quick -> gate.race(entries, subjects, budget.orElse(Duration.ofMinutes(1)));
          case deep -> gate.raceDeeply(entries, subjects, budget.orElse(Duration.ofHours(1)));
        };
    return report.draw(results, good ? ExitCode.OK : ExitCode.SOFTWARE);
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.subjects().stream())
        .map(Subject::name)
        .distinct()
        .toList();
  }
}
