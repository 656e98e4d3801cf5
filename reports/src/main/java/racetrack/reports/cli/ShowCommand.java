// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Promises;
import racetrack.catalogue.Subject;
import racetrack.catalogue.Submission;
import racetrack.reports.gate.Table;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Judgement;
import racetrack.reports.results.ResultsFolder;
import racetrack.reports.results.Sources;
import racetrack.reports.results.Verdict;
import racetrack.reports.results.Verdicts;
import racetrack.reports.submitted.SubmittedFolder;
import racetrack.rules.CertRule;

/// Shows patterns.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Shows patterns: their promises, subjects and wounds, the last verdicts, how twins break,"
            + " and what `check` said of classes of your own.")
final class ShowCommand implements Runnable {

  @Parameters(
      paramLabel = "KEY",
      arity = "1..*",
      description = "The patterns' keys, such as queue.bounded.")
  private List<String> keys;

  @Option(
      names = "--plain",
      description = "Write interleavings as lists, which can be read aloud, not as tables.")
  private boolean plain;

  @Option(
      names = {"--submitted", "--results"},
      paramLabel = "FOLDER",
      description =
          "Where `check` has kept what it said of classes of your own (default: racetrack-results"
              + " in the working directory).")
  private Optional<Path> submitted;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ReportCommand.refuseUnlessFolder("--submitted", submitted);
    SubmittedFolder own = new SubmittedFolder(submitted.orElse(SubmittedFolder.USUAL));
    Kit kit = Kit.locate();
    Optional<Verdicts> verdicts = new ResultsFolder(kit.verdicts()).verdicts();
    PrintWriter out = spec.commandLine().getOut();
    String gap = "";
    for (Entry entry : Names.entries(keys, spec)) {
      out.print(gap);
      print(entry, kit, verdicts, out);
      OwnClasses.print(own.classes(entry.key()), out);
      gap = System.lineSeparator();
    }
  }

  private void print(Entry entry, Kit kit, Optional<Verdicts> verdicts, PrintWriter out) {
    out.printf("%s: %s%n", entry.key(), entry.title());
    out.printf("  contract  %s%n", entry.pattern().contract().getSimpleName());
    out.printf("  read      %s%n", kit.sheet(entry.key()));
    entry
        .door()
        .map(Claim.Submitted::like)
        .ifPresentOrElse(
            like ->
                out.printf(
                    "  yours     %s, made by %s; `racetrack check %s` asks it%n",
                    Submission.declaration(like), Submission.construction(like), entry.key()),
            () -> out.printf("  yours     cannot be asked: %s%n", entry.pattern().closed()));
    out.printf("%n  promises%n");
    Promises.of(entry).forEach(promise -> out.printf("    %s%n", promise));
    out.printf("%n  sound%n");
    entry.sound().forEach(subject -> print(subject, out));
    out.printf("%n  broken, and caught by%n");
    entry.broken().forEach(subject -> print(subject, out));
    verdicts.ifPresentOrElse(
        known -> print(entry, kit, known, out),
        () -> out.printf("%nNo verdicts yet: `mvn verify` gives them.%n"));
  }

  /// The verdicts of a pattern, and how each twin was seen to break.
  private void print(Entry entry, Kit kit, Verdicts verdicts, PrintWriter out) {
    List<Verdict> own =
        verdicts.verdicts().stream().filter(v -> v.answer().key().equals(entry.key())).toList();
    out.printf("%nVerdicts of %s%n", verdicts.asked());
    out.print(Table.rows(own));
    Sources sources = Sources.in(List.of(kit.sources(entry.key())));
    Sources checks = Sources.in(kit.checks(entry.key()));
    own.stream()
        .filter(v -> v.judgement() == Judgement.CAUGHT && !v.answer().evidence().isEmpty())
        .forEach(v ->
            out.printf(
                "%n%s was caught by %s:%n%n%s%n",
                v.answer().subject(),
                v.answer().check(),
                String.join("\n", Evidence.of(v.answer()).lines(sources, checks, plain))
                    .indent(2)
                    .stripTrailing()));
    out.flush();
  }

  private static void print(Subject subject, PrintWriter out) {
    String name = subject.claim().implementation().getSimpleName();
    switch (subject.claim()) {
      case Claim.Sound _, Claim.Submitted _ -> out.printf("    %-22s %s%n", subject.name(), name);
      case Claim.Broken broken ->
          out.printf(
              "    %-22s %-32s %s%s%n",
              subject.name(),
              name,
              broken.checks().stream().map(Check::toString).collect(joining(", ")),
              broken.rules().isEmpty()
                  ? ""
                  : "; breaks "
                      + broken.rules().stream().map(CertRule::name).collect(joining(", ")));
    }
  }
}
