// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

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
import racetrack.reports.host.HostCard;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.ResultsFolder;

/// Measures patterns over worker counts.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Measures how patterns scale with workers; `racetrack report` draws the charts.")
final class BenchCommand implements Callable<Integer> {

  private static final String RUNNER = "racetrack.benchmarks.BenchmarkRunner";

  /// JMH's property that lets runs overlap.
  static final String IGNORE_LOCK = "jmh.ignoreLock";

  /// The runner keeps to its own budget; this bound is for one that hangs.
  private static final Duration PATIENCE = Duration.ofHours(24);

  /// How long to sample, and how surely.
  enum Preset {
    quick,
    standard,
    rigorous
  }

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "The patterns' keys, such as queue.bounded; all if none is given.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--preset",
      defaultValue = "quick",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write the results (default: reports/target/results of a checkout, else"
              + " racetrack-results).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<Entry> entries = Names.entries(keys, spec);
    Kit kit = Kit.locate();
    Path folder = output.orElse(kit.results()).toAbsolutePath();
    new ResultsFolder(folder).write(HostCard.ofThisHost());
    List<String> arguments = new ArrayList<>(jvmArguments());
    arguments.addAll(List.of("-cp", kit.benchmarksClassPath(), RUNNER));
    arguments.addAll(List.of("--preset", preset.name(), "--output", folder.toString()));
    if (!entries.isEmpty()) {
      arguments.add("--keys");
      arguments.add(String.join(",", entries.stream().map(Entry::key).toList()));
    }
    ChildJvm.End end = new ChildJvm(arguments, folder, Optional.empty()).run(PATIENCE);
    return end.exitCode().orElse(ExitCode.SOFTWARE);
  }

  /// {@return what the runner's JVM is told, JMH's lock included, if this JVM was told to ignore
  /// it}
  static List<String> jvmArguments() {
    return List.of(
        "--sun-misc-unsafe-memory-access=allow",
        "-Djdk.attach.allowAttachSelf=true", // JOL measures objects with an agent
        "-XX:+EnableDynamicAgentLoading",
        "-D" + IGNORE_LOCK + "=" + Boolean.getBoolean(IGNORE_LOCK));
  }
}
