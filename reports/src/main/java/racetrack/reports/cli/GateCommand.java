// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.programs.WholeFile;
import racetrack.reports.gate.Gate;
import racetrack.reports.host.HostCard;
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
      names = "--races",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description =
          "How long the races may take; they end sooner when each carries weight (default:"
              + " ${DEFAULT-VALUE}).")
  private int races;

  @Option(
      names = "--strict",
      arity = "0..1",
      fallbackValue = "true",
      description = "Whether races that carry too little weight close the gate.")
  private boolean strict;

  @Option(
      names = "--build",
      paramLabel = "NAME",
      description = "The build. Answers of other builds' tests count as not asked.")
  private Optional<String> build;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Kit kit = Kit.locate().checkout();
    List<Entry> entries = Catalogue.load().entries();
    new ResultsFolder(kit.results()).write(HostCard.ofThisHost());
    WholeFile.tryOut(Path.of(System.getProperty("java.io.tmpdir")));
    boolean open =
        new Gate(kit, kit.results(), System.out)
            .ask(entries, build, Duration.ofSeconds(races), kit.commit().orElse(null), strict);
    return open ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
