// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.WholeFile;
import racetrack.reports.gate.Gate;
import racetrack.reports.host.HostCard;
import racetrack.reports.launch.Commit;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.ResultsFolder;

/// Judges every subject. The build runs it last.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Asks all questions that are left, and judges every subject: the end of a build.")
final class GateCommand implements Callable<Integer> {

  /// As the build names itself, in `pom.xml`; it must be fit for the name of a folder.
  private static final DateTimeFormatter BUILD =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSX", Locale.ROOT);

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "25",
      description = "How long the gate may take, for a pattern (default: ${DEFAULT-VALUE}).")
  private int budgetOfAPattern;

  @Option(
      names = "--total",
      paramLabel = "SECONDS",
      defaultValue = "345",
      description = "How long the build may take, this gate included (default: ${DEFAULT-VALUE}).")
  private int total;

  @Option(
      names = "--build",
      paramLabel = "INSTANT",
      description =
          "The build, named by the instant when it began, such as 20260102T030405.678Z. Answers of"
              + " other builds' tests count as not asked.")
  private Optional<String> build;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Kit kit = Kit.locate();
    List<Entry> entries = Catalogue.load().entries();
    Duration budget = budget(entries.size(), InstantSource.system());
    new ResultsFolder(kit.results()).write(HostCard.ofThisHost());
    WholeFile.tryOut(Path.of(System.getProperty("java.io.tmpdir")));
    boolean open =
        new Gate(kit, kit.results(), System.out)
            .ask(entries, build, budget, Commit.of(kit.home()).orElse(null));
    return open ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /// What the patterns may have, or what the build before has left of its time.
  ///
  /// No other clock runs through a build of several processes; one that was set back since must not
  /// make the build longer than it may be.
  Duration budget(int patterns, InstantSource clock) {
    Duration spent =
        build.map(start -> Duration.between(instant(start), clock.instant())).orElse(Duration.ZERO);
    long left = Math.min(total, total - spent.toSeconds());
    return Duration.ofSeconds(Math.clamp(left, 1, (long) budgetOfAPattern * patterns));
  }

  private Instant instant(String build) {
    try {
      return BUILD.parse(build, Instant::from);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--build must be an instant such as 20260102T030405.678Z, but was '" + build + "'.");
    }
  }
}
