// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.check.Door;
import racetrack.reports.grade.Workshop;
import racetrack.reports.host.HostCard;
import racetrack.reports.launch.Kit;
import racetrack.reports.launch.Kit.KitException;
import racetrack.reports.launch.Ladder;

/// Looks at the host and the checkout, and says what would get in the way.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Shows the host, and says what would get in the way of races and benchmarks.")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    HostCard host = HostCard.ofThisHost();
    out.println(host.text());
    out.println();
    isolation().forEach(line -> out.println("Isolation: " + line));
    out.println();
    List<String> complaints = complaints(host);
    complaints.forEach(complaint -> out.println("! " + complaint));
    if (complaints.isEmpty()) {
      out.println("Nothing gets in the way.");
    }
    return complaints.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /// What stands between this machine and what `grade` runs.
  private static List<String> isolation() throws InterruptedException {
    try {
      return Ladder.ofThisHost(Workshop.needed(Kit.locate())).lines();
    } catch (KitException e) {
      return List.of(); // the complaints tell
    }
  }

  private static List<String> complaints(HostCard host) {
    List<String> complaints = new ArrayList<>();
    int processors = host.availableProcessors();
    if (processors < 2) {
      complaints.add("Races need two processors, and this JVM uses one: no race will be asked.");
    }
    if (host.load() != null && host.load() > processors / 2.0) {
      complaints.add(
          String.format(
              Locale.ROOT,
              "The load average is %.2f on %s: figures will be noisy until it falls.",
              host.load(),
              processors == 1 ? "one processor" : processors + " processors"));
    }
    if (ToolProvider.getSystemJavaCompiler() == null) {
      complaints.add(Door.NO_COMPILER);
    }
    check(complaints, Kit.locate()::questionsClassPath);
    check(complaints, Kit.locate()::racesClassPath);
    check(complaints, Kit.locate()::benchmarksClassPath);
    if (!ChartFiles.canDraw()) {
      complaints.add(ChartFiles.NO_FONT);
    }
    return complaints;
  }

  private static void check(List<String> complaints, Runnable part) {
    try {
      part.run();
    } catch (KitException e) {
      complaints.add(e.getMessage());
    }
  }
}
