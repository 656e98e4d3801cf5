// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.Course;
import racetrack.reports.labs.Kind;
import racetrack.reports.labs.packs.LabPack;
import racetrack.reports.labs.packs.Platform;
import racetrack.reports.launch.Kit;

/// Packs a lab for a platform.
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Writes one zip with what a platform needs to mark a lab: its scripts, and Racetrack itself.",
      "",
      "Each zip says in its README how to use it, and that nobody has confirmed it on the live"
          + " platform."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:written", "2:wrong use"})
final class LabPackCommand implements Callable<Integer> {

  @Parameters(paramLabel = "KEY", description = "The lab, such as queue.bounded.")
  private String key;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /// One of the platforms.
  private static final class Choice {

    @Option(names = "--gradescope", description = "For Gradescope: an autograder.")
    private boolean gradescope;

    @Option(names = "--artemis", description = "For Artemis: files of the tests' repository.")
    private boolean artemis;

    @Option(names = "--vpl", description = "For Moodle VPL: execution files.")
    private boolean vpl;

    @Option(names = "--github", description = "For GitHub: a workflow.")
    private boolean github;

    Platform platform() {
      if (gradescope) {
        return Platform.GRADESCOPE;
      }
      if (artemis) {
        return Platform.ARTEMIS;
      }
      if (vpl) {
        return Platform.VPL;
      }
      if (github) {
        return Platform.GITHUB;
      }
      throw new IllegalStateException("No platform was chosen.");
    }
  }

  @Option(
      names = "--kind",
      description = "What the students do: mend, make or catch (default: what the course has).")
  private Optional<Kind> kind;

  @Option(
      names = "--jdk",
      paramLabel = "FILE",
      description =
          "An archive of a JDK 25 for Linux to put into it, for a place without a network.")
  private Optional<Path> jdk;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The zip (default: KEY-PLATFORM.zip in the working directory).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Entry entry = Names.entries(List.of(key), spec).getFirst();
    Kind own =
        kind.orElseGet(() ->
            Course.find(entry.key())
                .map(Course.Step::kind)
                .filter(LabPack.kinds()::contains)
                .orElse(Kind.MAKE));
    if (!LabPack.kinds().contains(own)) {
      throw new ParameterException(
          spec.commandLine(),
          "A person marks a lab of the kind %s: --kind takes mend, make or catch.".formatted(own));
    }
    Platform platform = choice.platform();
    Path file = output.orElse(Path.of("%s-%s.zip".formatted(entry.key(), platform.id())));
    new LabPack(Kit.locate(), entry, own, platform, jdk).write(file);
    spec.commandLine().getOut().printf("Written: %s. Its README says how to use it.%n", file);
    return ExitCode.OK;
  }
}
