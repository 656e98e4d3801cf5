// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Question;
import racetrack.programs.WholeFile;
import racetrack.reports.labs.Course;
import racetrack.reports.labs.certificate.CertificateTable;
import racetrack.reports.labs.certificate.Conditions;
import racetrack.reports.labs.certificate.KnownEscapes;
import racetrack.reports.labs.certificate.LabCertification;
import racetrack.reports.labs.certificate.Program;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.LabCertificate;
import racetrack.reports.results.LabCertificateFile;

/// Measures the labs by programs that people write.
@Command(
    name = "certify",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Grades programs whose worth is known: wrong ones with mistakes that students make, right"
          + " ones in several styles, and cheats. Shows how many wrong ones are caught, how often a"
          + " right one is called broken, and how often nobody knows.",
      "",
      "Each number has its 95 %% interval (Clopper and Pearson). A run that was interrupted is gone"
          + " on with by the same command."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all wrong ones were caught, and no right one was called broken, but for what is known",
      "1:a wrong one held, or a right one broke, or a known escape was caught",
      "2:wrong use",
      "3:none of that, but not all was decided"
    })
final class LabCertifyCommand implements Callable<Integer> {

  private static final int NOT_DECIDED = 3;

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "The labs; those of the course that have programs if none is given.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often each program is asked (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--only",
      paramLabel = "QUESTION",
      split = ",",
      description = "Ask only these: ${COMPLETION-CANDIDATES}, in small letters if you like.")
  private Set<Question> only = EnumSet.allOf(Question.class);

  @Option(
      names = "--program",
      paramLabel = "NAME",
      split = ",",
      description =
          "Ask only the programs of this name, such as wrong/Forgets, and ask them once more though"
              + " they were asked before: after a question was mended. No certificate is written.")
  private Set<String> names = Set.of();

  @Option(
      names = "--guard",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = TimeConverter.class,
      description =
          "After how long a question is given up as not decided, such as 90s or 3m (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration guard;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Run on so many processors only (Linux, with taskset).")
  private Optional<Integer> cores;

  @Option(
      names = "--load",
      paramLabel = "THREADS",
      defaultValue = "0",
      description = "Keep so many threads busy beside it (default: none).")
  private int load;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write labs-certificate.json, which the report shows, and what is known so far"
              + " (default: reports/target/results).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (runs < 1 || guard.isZero() || load < 0 || cores.filter(number -> number < 1).isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "--runs, --guard and --cores must be at least 1, and --load not below 0.");
    }
    Kit kit = Kit.locate();
    Path results = output.orElse(kit.results()).toAbsolutePath();
    WholeFile.tryOut(results);
    PrintWriter out = spec.commandLine().getOut();
    List<LabCertificate> certificates = new ArrayList<>();
    try (Conditions conditions = Conditions.begin(cores, load)) {
      LabCertification certification =
          new LabCertification(
              kit,
              only,
              guard,
              results.resolve("labs-certificate"),
              conditions.words(),
              !names.isEmpty(),
              out);
      for (Entry entry : entries()) {
        out.printf("%s, %s%n", entry.key(), conditions.words());
        List<Program> programs = programs(entry);
        List<List<LabCertificate.Row>> all = new ArrayList<>();
        List<LabCertificate.Row> before =
            new ArrayList<>(new LabCertificateFile(results).rows(entry.key()));
        for (int run = 1; run <= runs; run++) {
          all.add(certification.ask(entry, programs, run, before));
          before.addAll(all.getLast());
        }
        LabCertificate certificate = new LabCertificate(entry.key(), conditions.words(), all);
        certificates.add(certificate);
        if (names.isEmpty()) {
          new LabCertificateFile(results).keep(certificate);
        }
      }
    }
    KnownEscapes known = KnownEscapes.read();
    new CertificateTable(known, out).write(certificates);
    return exitCode(certificates, known);
  }

  private List<Program> programs(Entry entry) {
    List<Program> programs =
        Program.of(entry.key()).stream()
            .filter(one -> names.isEmpty() || names.contains(one.place()))
            .toList();
    if (programs.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s has no such program; it has %s."
              .formatted(
                  entry.key(),
                  Program.of(entry.key()).stream()
                      .map(Program::place)
                      .collect(Collectors.joining(", "))));
    }
    return programs;
  }

  private static int exitCode(List<LabCertificate> certificates, KnownEscapes known) {
    boolean isAsKnown =
        certificates.stream()
            .allMatch(one -> known.newIn(one).isEmpty() && known.caughtIn(one).isEmpty());
    if (!isAsKnown) {
      return ExitCode.SOFTWARE;
    }
    return certificates.stream().anyMatch(one -> one.undecided().hits() > 0)
        ? NOT_DECIDED
        : ExitCode.OK;
  }

  private List<Entry> entries() {
    List<String> wanted =
        keys.isEmpty()
            ? Course.steps().stream()
                .map(Course.Step::key)
                .distinct()
                .filter(key -> !Program.of(key).isEmpty())
                .toList()
            : keys;
    List<Entry> entries = Names.entries(wanted, spec);
    for (Entry entry : entries) {
      if (Program.of(entry.key()).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "%s has no programs for a certificate yet; those that have: %s."
                .formatted(
                    entry.key(),
                    String.join(
                        ", ",
                        Catalogue.load().entries().stream()
                            .map(Entry::key)
                            .filter(key -> !Program.of(key).isEmpty())
                            .toList())));
      }
    }
    return entries;
  }
}
