// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Entry;
import racetrack.reports.labs.Course;
import racetrack.reports.labs.Kind;
import racetrack.reports.labs.LabMaker;
import racetrack.reports.labs.Wounds;
import racetrack.reports.launch.Kit;

/// Makes the folder of a lab.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Makes a folder with all that a lab needs. It never writes into one that has files.")
final class LabStartCommand implements Runnable {

  @Parameters(
      index = "0",
      paramLabel = "LAB",
      description = "hello, or a pattern's key, such as queue.bounded; `lab list` shows all.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder to make (default: one of the lab's name, here).")
  private Optional<Path> folder;

  @Option(
      names = "--kind",
      description = "One of ${COMPLETION-CANDIDATES} (default: what the course does, else mend).")
  private Optional<Kind> kind;

  @Option(
      names = "--wound",
      paramLabel = "NAME",
      description = "Mend this twin, such as BROKEN_IF (default: one drawn by lot).")
  private Optional<String> wound;

  @Option(names = "--seed", paramLabel = "N", description = "Draw the twin by this number.")
  private Optional<Long> seed;

  @Option(
      names = "--secret",
      paramLabel = "TEXT",
      description = "Draw the twin by this secret of the course, and --student.")
  private Optional<String> secret;

  @Option(names = "--student", paramLabel = "ID", description = "Who works in the lab.")
  private Optional<String> student;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (secret.isPresent() != student.isPresent()) {
      throw wrongUse("--secret and --student belong together: give both, or neither.");
    }
    Optional<Course.Step> step = Course.find(name);
    String key = step.map(Course.Step::key).orElse(name);
    Entry entry = Names.entries(List.of(key), spec).getFirst();
    boolean isHello = name.equals(Course.HELLO);
    Kind what = kind.filter(_ -> !isHello).or(() -> step.map(Course.Step::kind)).orElse(Kind.MEND);
    if (what != Kind.MEND && wound.isPresent()) {
      throw wrongUse(
          "--wound is for labs of the kind mend, and this one is of the kind " + what + ".");
    }
    Path target = folder.orElse(Path.of(name)).toAbsolutePath().normalize();
    Kit kit = Kit.locate();
    LabMaker maker = new LabMaker(kit, new Main.Version().getVersion()[0]);
    switch (what) {
      case MEND ->
          maker.mend(entry, isHello ? Optional.of(Course.HELLO_WOUND) : wound, seed(key), target);
      case MAKE -> maker.make(entry, target);
      case CATCH -> maker.catchTwins(entry, target);
      case AUDIT -> maker.audit(entry, seed(key), target);
      case MEASURE -> maker.measure(entry, target);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("The lab lies in %s; its README.md says what to do.%n", target);
    out.printf("Go there, and let it be checked:%n  cd \"%s\"%n", target);
    out.printf("  %s lab check%n", kit.command());
    out.printf("In all that follows, `racetrack` stands for %s.%n", kit.command());
  }

  private long seed(String key) {
    if (secret.isPresent() && student.isPresent()) {
      return Wounds.seed(secret.get(), student.get(), key);
    }
    return seed.orElseGet(() -> (long) new SecureRandom().nextInt(Integer.MAX_VALUE));
  }

  private ParameterException wrongUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
