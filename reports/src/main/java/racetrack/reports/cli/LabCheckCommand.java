// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.catalogue.Question;
import racetrack.programs.CtrlC;
import racetrack.reports.labs.LabCheck;
import racetrack.reports.labs.LabFolder;
import racetrack.reports.labs.Outcome;
import racetrack.reports.launch.Kit;

/// Asks what is in the folder of a lab.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Checks a lab: a class is asked every question of its pattern, as `check` does; tests are"
            + " held against the kit's classes; answers are compared.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:held", "1:broken", "2:wrong use", "3:not decided"})
final class LabCheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The lab's folder (default: this one).")
  private Path folder;

  @Option(
      names = "--only",
      paramLabel = "QUESTION",
      split = ",",
      description = "Ask only these: ${COMPLETION-CANDIDATES}, in small letters if you like.")
  private Set<Question> only = EnumSet.allOf(Question.class);

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long all may take (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Option(
      names = "--plain",
      description = "Write an interleaving as a list, which can be read aloud, not as a table.")
  private boolean plain;

  @Spec private CommandSpec spec;

  private int exitCode = CheckCommand.NOT_DECIDED;

  @Override
  public Integer call() {
    LabFolder lab = LabFolder.at(folder);
    CheckCommand.refuseUnlessPossible(lab.entry(), only, budget, spec);
    CtrlC.interrupts(() -> ask(lab)); // to leave no folder behind
    return exitCode;
  }

  private void ask(LabFolder lab) {
    try {
      exitCode = CheckCommand.exitCode(outcome(lab).word());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by Ctrl-C: the JVM ends
    }
  }

  private Outcome outcome(LabFolder lab) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Outcome outcome =
        new LabCheck(
                Kit.locate(), only, Duration.ofSeconds(budget), plain, spec.commandLine().getErr())
            .ask(lab, out);
    out.println();
    out.println(advice(outcome, lab));
    return outcome;
  }

  private static String advice(Outcome outcome, LabFolder lab) {
    return switch (outcome.word()) {
      case BROKEN ->
          "Change %s, and check again; `racetrack lab hint` helps.".formatted(lab.state().file());
      case NOT_DECIDED -> "Nothing is decided: check again when the machine is quiet.";
      case HELD ->
          outcome.isDone()
              ? "Well done. `racetrack lab explain` says what there was to learn, and `racetrack"
                  + " lab next` goes on."
              : "These questions it has held. Let it be asked the others, too: `racetrack lab"
                  + " check`.";
    };
  }
}
