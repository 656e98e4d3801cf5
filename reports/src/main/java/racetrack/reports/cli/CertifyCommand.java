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
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.programs.WholeFile;
import racetrack.reports.certify.CertificateText;
import racetrack.reports.certify.Certification;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Certificate;

/// Measures the questions by the mutants that they kill.
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Makes mutants of the sound subjects of patterns, each with one small mistake of the kind"
          + " that people make with threads, asks every question of each, and shows which survive.",
      "",
      "A survivor needs a new question, or a note beside the code that says why it keeps every"
          + " promise: `// equivalent: OPERATOR, REASON`. Ctrl-C ends a run; the next goes on, and"
          + " asks only what has changed."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all were killed, or are noted as equivalent",
      "1:some survived, or a note is wrong",
      "2:wrong use",
      "3:none survived, but not all were asked"
    })
final class CertifyCommand implements Callable<Integer> {

  private static final int NOT_DECIDED = 3;

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "The patterns' keys, such as queue.bounded; all if none is given.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "30m",
      description =
          "How long it may take in all: seconds, or with a unit, such as 90s, 15m or 8h (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration budget;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where to write the results (default: reports/target/results).")
  private Optional<Path> output;

  @Option(names = "--operators", description = "List the kinds of mistakes, and do no more.")
  private boolean operators;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (operators) {
      CertificateText.writeOperators(spec.commandLine().getOut());
      return ExitCode.OK;
    }
    List<Entry> entries = keys.isEmpty() ? Catalogue.load().entries() : Names.entries(keys, spec);
    Kit kit = Kit.locate();
    Path results = output.orElse(kit.results()).toAbsolutePath();
    WholeFile.tryOut(results);
    Certification.Report report =
        new Certification(kit, results, budget, System.out).certify(entries);
    CertificateText.write(report, spec.commandLine().getOut());
    Certificate all = Certificate.sum(report.certificates());
    if (!all.survivors().isEmpty() || !report.complaints().isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    return all.notAsked() > 0 ? NOT_DECIDED : ExitCode.OK;
  }
}
