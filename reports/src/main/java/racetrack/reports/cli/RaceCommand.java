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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.catalogue.WholeFile;
import racetrack.reports.gate.Gate;
import racetrack.reports.launch.Kit;

/// Races patterns, and shows every outcome.
@Command(
    name = "race",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runs the race scenarios of patterns and shows every outcome.")
final class RaceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "KEY",
      arity = "1..*",
      description = "The patterns' keys, such as queue.bounded.")
  private List<String> keys;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      split = ",",
      description = "Race only these subjects, such as BROKEN_IF; all if not given.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long the races may take in all (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where to write the results (default: reports/target/results).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Entry> entries = Names.entries(keys, spec);
    Names.check("subject", subjects, names(entries), spec);
    Kit kit = Kit.locate();
    Path results = output.orElse(kit.results()).toAbsolutePath();
    WholeFile.tryOut(results);
    boolean good =
        new Gate(kit, results, System.out).race(entries, subjects, Duration.ofSeconds(budget));
    return good ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.subjects().stream())
        .map(Subject::name)
        .distinct()
        .toList();
  }
}
