// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Submission;
import racetrack.programs.CtrlC;
import racetrack.programs.WholeFile;
import racetrack.reports.check.Guest;
import racetrack.reports.host.HostCard;
import racetrack.reports.launch.ChildJvm;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.MainClass;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.submitted.BenchRecord;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.runners.BenchmarkPreset;

/// Measures patterns over worker counts.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Measures how patterns scale with workers; `racetrack report` draws the charts.",
      "",
      "With a class of your own, it measures that beside the kit's subjects of one pattern, in the"
          + " same run."
    })
final class BenchCommand implements Callable<Integer> {

  /// JMH's property that lets runs overlap.
  static final String IGNORE_LOCK = "jmh.ignoreLock";

  /// The runner keeps to its own budget; this bound is for one that hangs.
  private static final Duration PATIENCE = Duration.ofHours(24);

  @Parameters(
      paramLabel = "KEY|SOURCE",
      arity = "0..*",
      description = {
        "The patterns' keys, such as queue.bounded; all if none is given.",
        "Behind one key, your class: Java files, or a folder of them."
      })
  private List<String> words = new ArrayList<>();

  @Mixin private OwnClass own;

  @Mixin private ReportOption report;

  @Option(
      names = "--preset",
      defaultValue = "quick",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private BenchmarkPreset preset;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "How long it may take in all: seconds, or with a unit, such as 90s or 15m (default: the"
              + " preset's; quick takes 2m for one pattern).")
  private Optional<Duration> budget;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write the results (default: reports/target/results of a checkout, else, and"
              + " with a class of your own, racetrack-results in the working directory).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  private int exitCode = ExitCode.SOFTWARE;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Catalogue catalogue = Catalogue.load();
    Map<Boolean, List<String>> sorted =
        words.stream().collect(Collectors.partitioningBy(word -> isSource(word, catalogue)));
    List<Path> sources = sorted.getOrDefault(true, List.of()).stream().map(Path::of).toList();
    List<Entry> entries = Names.entries(sorted.getOrDefault(false, List.of()), spec);
    Kit kit = Kit.locate();
    if (own.isMeant(sources)) {
      own.refuseIfUnnamed(sources, spec);
      Entry entry = onlyOne(entries);
      CtrlC.interrupts(() -> measure(kit, entry, sources)); // to leave no folder behind
      return report.draw(kit.results(), exitCode);
    }
    Path folder = output.orElse(kit.results()).toAbsolutePath();
    new ResultsFolder(folder).write(HostCard.ofThisHost());
    exitCode = run(kit, kit.benchmarksClassPath(), List.of(), entries, folder);
    if (exitCode < ExitCode.USAGE) {
      say("Results: %s", folder);
    }
    return report.draw(folder, exitCode);
  }

  private void say(String sentence, Path file) {
    spec.commandLine().getOut().println(sentence.formatted(file));
  }

  /// A key is no source, whatever there is in the working directory.
  static boolean isSource(String word, Catalogue catalogue) {
    return catalogue.find(word).isEmpty()
        && (word.endsWith(".java")
            || word.contains("/")
            || word.contains(File.separator)
            || (!word.isEmpty() && Files.exists(Path.of(word))));
  }

  private Entry onlyOne(List<Entry> entries) {
    if (entries.size() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Your class is measured as a subject of one pattern: name its key, and no other.");
    }
    return entries.getFirst();
  }

  private void measure(Kit kit, Entry entry, List<Path> sources) throws IOException {
    try (Guest guest = Guest.admit(kit, entry, sources, own.subject(), own.classPath())) {
      guest.candidate().refuseShadow();
      SubmittedFolder kept = new SubmittedFolder(output.orElse(SubmittedFolder.USUAL));
      WholeFile.tryOut(kept.path());
      ResultsFolder written = new ResultsFolder(guest.folder().resolve("bench"));
      exitCode =
          run(
              kit,
              guest.candidate().classPathBehind(kit.benchmarksClassPath()),
              List.of("-D%s=%s".formatted(Submission.PROPERTY, guest.candidate().name())),
              List.of(entry),
              written.path());
      if (written.benchmarks().isPresent()) {
        say("Kept in %s, for `report`.", kept.write(BenchRecord.of(guest.origin(), written)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by Ctrl-C: the JVM ends
    }
  }

  private int run(
      Kit kit, String classPath, List<String> properties, List<Entry> entries, Path folder)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(jvmArguments());
    arguments.addAll(properties);
    arguments.addAll(List.of("-cp", classPath, MainClass.of(kit.benchmarksClassPath())));
    arguments.addAll(List.of("--preset", preset.name(), "--output", folder.toString()));
    budget.ifPresent(
        time -> arguments.addAll(List.of("--budget", String.valueOf(time.toSeconds()))));
    kit.commit().ifPresent(commit -> arguments.addAll(List.of("--commit", commit)));
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
