// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
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
      names = "--since",
      paramLabel = "INSTANT",
      description = "When the build began. Its tests' answers from before count as not asked.")
  private Optional<Instant> since;

  @Override
  public Integer call() throws InterruptedException {
    Kit kit = Kit.locate();
    List<Entry> entries = Catalogue.load().entries();
    ResultsFolder results = new ResultsFolder(kit.results());
    results.write(HostCard.ofThisHost());
    boolean open =
        new Gate(kit, System.out)
            .ask(
                entries,
                since.orElse(Instant.EPOCH),
                budget(entries.size()),
                Commit.of(kit.home()).orElse(null),
                results);
    return open ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /// What the patterns may have, or what the build before has left of its time.
  private Duration budget(int patterns) {
    Duration spent =
        since.map(start -> Duration.between(start, Instant.now())).orElse(Duration.ZERO);
    long left = total - spent.toSeconds();
    return Duration.ofSeconds(Math.clamp(left, 1, (long) budgetOfAPattern * patterns));
  }
}
