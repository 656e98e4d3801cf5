// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.reports.labs.Course;
import racetrack.reports.labs.LabFolder;

/// Goes on with the course.
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Starts the next lab of the course that is not done, in a folder beside this one.")
final class LabNextCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    LabFolder lab = LabFolder.at(folder);
    Path beside = lab.folder().resolveSibling("");
    List<LabFolder> known = LabFolder.in(beside);
    Optional<Course.Step> next = Course.after(lab, known);
    if (next.isEmpty()) {
      spec.commandLine().getOut().println(Course.END);
      return;
    }
    known.stream()
        .filter(next.get()::is)
        .findFirst()
        .ifPresentOrElse(
            begun ->
                spec.commandLine()
                    .getOut()
                    .printf("You have begun the next lab in %s: go on there.%n", begun.folder()),
            () -> start(next.get(), beside));
  }

  private void start(Course.Step step, Path beside) {
    spec.commandLine().getOut().printf("Next in the course: %s (%s).%n", step.name(), step.kind());
    spec.parent()
        .commandLine()
        .execute("start", step.name(), beside.resolve(step.name()).toString());
  }
}
