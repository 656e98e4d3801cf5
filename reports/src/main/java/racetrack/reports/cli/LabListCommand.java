// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.Course;
import racetrack.reports.labs.LabFolder;
import racetrack.reports.results.InterleavingText;

/// Shows the course as a map.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Shows the course, and what of it is done in the folders here; inside a lab, in those"
            + " beside it.")
final class LabListCommand implements Runnable {

  private static final String DONE = "done";
  private static final String ROW = "  %2s  %-18s %-7s  %-25s  %-7s  %-6s  %s%n";
  private static final int WIDTH = 100;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where the labs' folders lie (default: here).")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = Catalogue.load();
    List<LabFolder> known = LabFolder.around(folder);
    Asides asides = Asides.in(LabFolder.home(folder));
    long done = Course.steps().stream().filter(step -> progress(step, known).equals(DONE)).count();
    out.printf(
        "The course, in order; begin wherever you like. Done: %d of %d.%n%n",
        done, Course.steps().size());
    out.printf(ROW, "", "lab", "kind", "pattern", "predict", "break", "progress");
    int number = 0;
    for (Course.Step step : Course.steps()) {
      print(number, step, catalogue, known, asides, out);
      number++;
    }
    out.printf("%nFor those who want more%n");
    for (Course.Step step : Course.extras()) {
      print(number, step, catalogue, known, asides, out);
      number++;
    }
    out.printf("%nAlso to mend, make, catch and audit%n");
    String others =
        catalogue.entries().stream()
            .map(Entry::key)
            .filter(key ->
                Stream.concat(Course.steps().stream(), Course.extras().stream())
                    .noneMatch(step -> step.key().equals(key)))
            .collect(Collectors.joining(", "));
    InterleavingText.wrap("  " + others, WIDTH).forEach(out::println);
    out.printf(
        "%n`racetrack lab start LAB` makes a folder for any of them; --kind has another kind.%n");
    out.printf(
        "Without a folder: `racetrack lab predict` (%s answered) and `racetrack lab break` (%s"
            + " broken).%n",
        asides.predicted(""), asides.broken(""));
  }

  private static void print(
      int number,
      Course.Step step,
      Catalogue catalogue,
      List<LabFolder> known,
      Asides asides,
      PrintWriter out) {
    String title = catalogue.find(step.key()).map(Entry::title).orElse("");
    String row =
        ROW.formatted(
            number,
            step.name(),
            step.kind(),
            title,
            asides.predicted(step.key()),
            asides.broken(step.key()),
            progress(step, known));
    out.println(row.stripTrailing());
  }

  private static String progress(Course.Step step, List<LabFolder> known) {
    List<LabFolder> own = known.stream().filter(step::is).toList();
    if (own.stream().anyMatch(lab -> lab.state().held().isPresent())) {
      return DONE;
    }
    return own.stream().findFirst().map(lab -> "begun in " + lab.folder().getFileName()).orElse("");
  }
}
