// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racetrack.advisor.Advisor;
import racetrack.advisor.Consultation;
import racetrack.programs.WholeFile;
import racetrack.reports.charts.AdviceChart;
import racetrack.reports.charts.ChartFiles;
import racetrack.reports.launch.Kit;
import racetrack.scaling.Advice;
import racetrack.scaling.BadTaskException;
import racetrack.scaling.Tasks;
import racetrack.scaling.Workload;
import racetrack.scaling.WorkloadGauge;

/// Measures a task on this host, and says with what and with how many of them to run it.
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Measures a task on this host, and recommends how many threads should run it, whether virtual"
          + " threads fit, and whether processes pay.",
      "",
      "A task is one of the workloads cpu, io, mixed and lock, or the full name of a public class"
          + " that implements java.util.concurrent.Callable and has a public constructor without"
          + " parameters. Several threads call one object of it at the same time, many times."
    })
final class AdviseCommand implements Callable<Integer> {

  private static final double PROMISED = 0.95;

  /// A share that may be wrong by more is no evidence, for or against.
  private static final double ROUGH = 0.1;

  private static final double LONG_SECONDS = 60;

  @Parameters(
      paramLabel = "TASK",
      arity = "0..*",
      description = "The tasks; the four workloads, with --check, if none is given.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "Where to find the task's class: folders and jars, separated as the system does.")
  private Optional<String> classPath;

  @Option(
      names = "--max-workers",
      paramLabel = "N",
      defaultValue = "" + WorkloadGauge.CEILING,
      description = "How many workers may be tried, at most (default: ${DEFAULT-VALUE}).")
  private int ceiling;

  @Option(
      names = "--check",
      description =
          "Sweep over the numbers of threads too, and fail if the recommended one has less than 95"
              + " %% of the best throughput. Takes a minute or two per task.")
  private boolean check;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where to write the charts (default: reports/target/advice of a checkout, else"
              + " racetrack-results/advice).")
  private Optional<Path> output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (ceiling < 1) {
      throw wrongUse("--max-workers must be at least 1, but was " + ceiling + ".");
    }
    if (names.isEmpty() && !check) {
      throw wrongUse(
          "Name a task: " + Tasks.workloads() + ", or a class that implements Callable.");
    }
    List<String> wanted = names.isEmpty() ? List.of(Tasks.workloads().split(", ", -1)) : names;
    Path folder = output.orElseGet(() -> Kit.locate().advice());
    WholeFile.tryOut(folder);
    List<Callable<?>> tasks = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(urls())) {
      for (String name : wanted) {
        tasks.add(Tasks.find(name, loader));
      }
      boolean good = true;
      for (int i = 0; i < tasks.size(); i++) {
        good &= advise(wanted.get(i), tasks.get(i), folder);
      }
      return good ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (BadTaskException e) {
      throw wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrongUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private URL[] urls() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry :
        classPath.map(path -> path.split(File.pathSeparator, -1)).orElse(new String[0])) {
      if (!Files.exists(Path.of(entry))) {
        throw wrongUse("There is no file or folder '" + entry + "' on the --class-path.");
      }
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /// {@return whether the advice holds, as far as it was checked}
  private boolean advise(String name, Callable<?> task, Path folder)
      throws BadTaskException, InterruptedException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Advisor advisor = Advisor.of(task, ceiling, classPath, step -> err.println("  " + step + " …"));
    if (advisor.seconds() > LONG_SECONDS) {
      err.printf("  The tasks are long: this takes some %.0f minutes.%n", advisor.seconds() / 60);
    }
    Consultation consultation = advisor.consult();
    print(title(name, task), consultation, out);
    if (ChartFiles.canDraw()) {
      Path chart = AdviceChart.write(name, consultation, folder);
      out.printf("Chart: %s%n%n", chart.toUri());
    } else {
      out.printf("There is no chart. %s%n%n", ChartFiles.NO_FONT);
    }
    return !check || holds(advisor, consultation.advice(), out);
  }

  private static String title(String name, @Nullable Callable<?> task) {
    return task instanceof Workload workload
        ? name.toLowerCase(Locale.ROOT) + ": each task " + workload.description()
        : name;
  }

  static void print(String title, Consultation consultation, PrintWriter out) {
    out.println(title);
    consultation.lines().forEach(out::println);
    out.println();
  }

  private static boolean holds(Advisor advisor, Advice advice, PrintWriter out)
      throws BadTaskException, InterruptedException {
    Advisor.Check result = advisor.check(advice);
    double share = result.advised().ratio();
    double margin = result.advised().margin();
    boolean holds = share >= PROMISED && margin <= ROUGH;
    out.printf(
        "Check: of the sweep's best, %,d, %,d threads have %.1f %% ± %.1f %%: %s.%n%n",
        result.best(),
        advice.workers(),
        share * 100,
        margin * 100,
        holds ? "good" : margin > ROUGH ? "too rough to tell, check again" : "less than 95 %");
    return holds;
  }
}
