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
    long done = Course.steps().stream().filter(step -> progress(step, known).equals(DONE)).count();
    out.printf(
        "The course, in order; begin wherever you like. Done: %d of %d.%n",
        done, Course.steps().size());
    int number = 0;
    for (Course.Step step : Course.steps()) {
      print(number, step, catalogue, known, out);
      number++;
    }
    out.println("For those who want more");
    for (Course.Step step : Course.extras()) {
      print(number, step, catalogue, known, out);
      number++;
    }
    out.println("Also to mend and to make");
    out.println(
        "  "
            + catalogue.entries().stream()
                .map(Entry::key)
                .filter(key ->
                    Stream.concat(Course.steps().stream(), Course.extras().stream())
                        .noneMatch(step -> step.key().equals(key)))
                .collect(Collectors.joining(", ")));
    out.println("`racetrack lab start LAB` makes a folder for any of them.");
  }

  private static void print(
      int number, Course.Step step, Catalogue catalogue, List<LabFolder> known, PrintWriter out) {
    String title = catalogue.find(step.key()).map(Entry::title).orElse("");
    out.printf(
        "  %2d  %-20s %-8s %-28s %s%n",
        number, step.name(), step.kind(), title, progress(step, known));
  }

  private static String progress(Course.Step step, List<LabFolder> known) {
    List<LabFolder> own = known.stream().filter(step::is).toList();
    if (own.stream().anyMatch(lab -> lab.state().held().isPresent())) {
      return DONE;
    }
    return own.stream().findFirst().map(lab -> "begun in " + lab.folder().getFileName()).orElse("");
  }
}
