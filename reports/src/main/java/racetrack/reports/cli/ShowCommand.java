// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Check;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;

/// Shows one pattern.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a pattern: its contract, its subjects, their wounds, where to read.")
final class ShowCommand implements Runnable {

  @Parameters(
      paramLabel = "KEY",
      converter = EntryConverter.class,
      description = "The pattern's key, such as queue.bounded.")
  private Entry entry;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    String folder = "src/main/java/racetrack/" + entry.key().replace('.', '/');
    out.printf("%s: %s%n", entry.key(), entry.title());
    out.printf("  contract  %s%n", entry.pattern().contract().getSimpleName());
    out.printf("  read      examples/%s/README.md%n", folder);
    out.printf("%n  sound%n");
    entry.sound().forEach(subject -> print(subject, out));
    out.printf("%n  broken, and caught by%n");
    entry.broken().forEach(subject -> print(subject, out));
  }

  private static void print(Subject subject, PrintWriter out) {
    String name = subject.claim().implementation().getSimpleName();
    switch (subject.claim()) {
      case Claim.Sound _ -> out.printf("    %-22s %s%n", subject.name(), name);
      case Claim.Broken broken ->
          out.printf(
              "    %-22s %-32s %s%s%n",
              subject.name(),
              name,
              broken.checks().stream().map(Check::toString).collect(joining(", ")),
              broken.rules().isEmpty() ? "" : "; breaks " + String.join(", ", broken.rules()));
    }
  }
}
