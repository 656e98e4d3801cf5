// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.FileTrouble;
import racetrack.catalogue.Leash;
import racetrack.catalogue.WholeFile;

/// Measures how the subjects of every pattern scale with the number of workers on this host.
///
/// The unit of replication is the fork: a run adds forks until the 95 % interval of each cell is
/// narrow, or its budget is spent. Exit codes: 0 good, 1 a cell failed, 2 wrong use, or a folder
/// that cannot be used.
///
/// It writes `layouts.json` ([Layout]); then `benchmarks.json` in JMH's own format, and
/// `benchmarks.meta.json` with what that lacks ([Meta]), after every heat, so that a run which is
/// stopped keeps what it measured.
public final class BenchmarkRunner {

  private static final int CELL_FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final double NANOS = 1e9;

  /// What the start of a fork costs, until one was measured.
  private static final double SECONDS_TO_START = 0.5;

  private final Arguments arguments;
  private final List<String> command;
  private final List<BenchmarkMethod> methods;
  private final PrintStream out;
  private final SharedClasses sharedClasses;
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();

  private BenchmarkRunner(
      Arguments arguments, List<String> command, List<BenchmarkMethod> methods, PrintStream out) {
    this.arguments = arguments;
    this.command = command;
    this.methods = methods;
    this.out = out;
    this.sharedClasses =
        new SharedClasses(System.getProperty("java.class.path"), arguments.output());
  }

  /// Runs from the command line, and exits.
  ///
  /// @param args see `--help`
  public static void main(String[] args) throws InterruptedException {
    Leash.fasten();
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // numbers read the same everywhere
    Ending ending = new Ending();
    ending.install();
    int exitCode;
    try {
      exitCode = run(List.of(args), ending);
    } catch (UsageException e) {
      System.err.println(e.getMessage());
      exitCode = WRONG_USE;
    } catch (IOException | UncheckedIOException e) {
      System.err.println(FileTrouble.sentence(e).orElseThrow());
      exitCode = WRONG_USE;
    } finally {
      ending.runEnded();
    }
    System.exit(exitCode);
  }

  private static int run(List<String> command, Ending ending)
      throws UsageException, IOException, InterruptedException {
    Arguments arguments = Arguments.parse(command);
    if (arguments.help()) {
      System.out.print(Arguments.USAGE);
      return 0;
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    WholeFile.tryOut(arguments.output());
    WholeFile.tryOut(temporary);
    List<BenchmarkMethod> methods =
        selected(BenchmarkMethod.discover(Catalogue.load()), arguments.keys());
    if (Boolean.getBoolean(JmhLock.IGNORE)) {
      return run(arguments, command, methods, ending);
    }
    try (JmhLock _ = JmhLock.acquire(temporary)) {
      System.setProperty(JmhLock.IGNORE, "true"); // It is ours; the forks need not take it again.
      return run(arguments, command, methods, ending);
    }
  }

  private static int run(
      Arguments arguments, List<String> command, List<BenchmarkMethod> methods, Ending ending)
      throws IOException, InterruptedException {
    BenchmarkRunner runner = new BenchmarkRunner(arguments, command, methods, System.out);
    Plan plan = runner.plan();
    if (arguments.planOnly()) {
      runner.print(plan);
      return 0;
    }
    return runner.measure(plan, ending);
  }

  /// {@return the benchmarks of some patterns}
  ///
  /// @param methods the benchmarks of all patterns
  /// @param keys the keys of the patterns to select; none selects all
  /// @throws UsageException if there is no benchmark for a key
  static List<BenchmarkMethod> selected(List<BenchmarkMethod> methods, List<String> keys)
      throws UsageException {
    Set<String> known = new TreeSet<>();
    methods.forEach(method -> known.add(method.key()));
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new UsageException(
            "There is no pattern '%s' with benchmarks; the keys are %s."
                .formatted(key, String.join(", ", known)));
      }
    }
    return methods.stream().filter(each -> keys.isEmpty() || keys.contains(each.key())).toList();
  }

  /// Plans with the cost of a fork on this host, as measured by the second of two that are thrown
  /// away. The first one also pays for loading JMH, and leaves its classes to the others.
  private Plan plan() throws IOException, InterruptedException {
    Budget budget = arguments.effectiveBudget();
    double guess = arguments.preset().shape().seconds() + SECONDS_TO_START;
    Cell first = Plan.of(methods, cores, budget, guess).heats().getFirst().cells().getFirst();
    shareClasses(first);
    try {
      long secondStart = System.nanoTime();
      forkRunner(sharedClasses.toUse()).run(first);
      return Plan.of(methods, cores, budget, (System.nanoTime() - secondStart) / NANOS);
    } catch (ForkFailedException e) {
      return Plan.of(methods, cores, budget, guess); // It will fail again, and then be reported.
    }
  }

  private void shareClasses(Cell first) throws IOException, InterruptedException {
    try {
      forkRunner(sharedClasses.toMake()).run(first);
    } catch (ForkFailedException e) {
      // It will fail again, and then be reported; or there was no room, and each loads its own.
    }
    sharedClasses.takeOver();
  }

  private JmhForkRunner forkRunner(List<String> jvmArguments) {
    return new JmhForkRunner(arguments.preset().shape(), jvmArguments);
  }

  private void print(Plan plan) {
    plan.heats().forEach(heat -> out.printf("run   %s: %s%n", heat, lanes(heat)));
    plan.thinned().forEach(heat -> out.printf("thin  %s: %s%n", heat, lanes(heat)));
    announce(plan);
  }

  private static String lanes(Heat heat) {
    return String.join(", ", heat.cells().stream().map(Cell::lane).toList());
  }

  private void announce(Plan plan) {
    int cells = Plan.cells(plan.heats());
    out.printf(
        Locale.ROOT,
        "%d cells, a fork of each in %s (%.2f s a fork), within %s.%n",
        cells,
        Progress.time(cells * plan.secondsPerFork()),
        plan.secondsPerFork(),
        Progress.time(totalSeconds()));
    if (!plan.thinned().isEmpty()) {
      out.printf(
          "There is no time for %d forks of everything: %d of %d cells are left out"
              + " (--plan and benchmarks.meta.json name them).%n",
          Plan.LEAST_FORKS, Plan.cells(plan.thinned()), cells + Plan.cells(plan.thinned()));
    }
  }

  private double totalSeconds() {
    long keys = methods.stream().map(BenchmarkMethod::key).distinct().count();
    return arguments.effectiveBudget().total((int) keys);
  }

  private int measure(Plan plan, Ending ending) throws IOException {
    announce(plan);
    Budget budget = arguments.effectiveBudget();
    double spent = (System.nanoTime() - startNanos) / NANOS;
    Recorder recorder = new Recorder(plan);
    Meeting meeting =
        new Meeting(
            plan,
            new Budget(budget.secondsPerKey(), totalSeconds() - spent),
            forkRunner(sharedClasses.toUse()),
            System::nanoTime,
            ending::hasBegun,
            recorder);
    recorder.writeLayouts();
    recorder.write(meeting.lanes(), null);
    meeting.run();
    recorder.write(meeting.lanes(), ending.hasBegun() ? null : Instant.now());
    return recorder.conclude(meeting.lanes());
  }

  /// Keeps the files up to date, and whoever watches.
  private final class Recorder implements Meeting.Listener {

    private final Plan plan;
    private final Progress progress = new Progress(out);
    private final ResultFiles files = new ResultFiles(arguments.output());
    private final List<Meta.Fork> forks = new ArrayList<>();

    Recorder(Plan plan) {
      this.plan = plan;
    }

    @Override
    public void forkEnded(Lane lane, Instant start, double seconds) {
      Cell cell = lane.cell();
      forks.add(
          new Meta.Fork(
              cell.benchmark(),
              cell.parameters(),
              cell.threads(),
              start,
              seconds,
              lane.failure() != null));
    }

    @Override
    public void heatEnded(
        Heat heat, int round, List<Lane> ofHeat, List<Lane> all, double secondsLeft) {
      progress.heatEnded(heat, round, ofHeat, secondsLeft);
      try {
        write(all, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void writeLayouts() throws IOException {
      Set<String> keys = methods.stream().map(BenchmarkMethod::key).collect(Collectors.toSet());
      files.writeLayouts(Layout.of(keys, Catalogue.load()));
    }

    void write(List<Lane> lanes, @Nullable Instant ended) throws IOException {
      files.write(lanes.stream().filter(Lane::isMeasured).map(Lane::merged).toList());
      files.write(
          new Meta(
              started,
              ended,
              arguments.preset().name().toLowerCase(Locale.ROOT),
              totalSeconds(),
              plan.secondsPerFork(),
              command,
              System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
              cores,
              headlines(),
              List.copyOf(forks),
              missing(lanes)));
    }

    private List<Meta.Headline> headlines() {
      return methods.stream()
          .filter(each -> each.place() == BenchmarkMethod.Place.HEADLINE)
          .map(each -> new Meta.Headline(each.key(), each.name(), each.firstParameters()))
          .toList();
    }

    private List<Meta.Missing> missing(List<Lane> lanes) {
      List<Meta.Missing> missing = new ArrayList<>();
      for (Lane lane : lanes) {
        String failure = lane.failure();
        if (failure != null) {
          missing.add(Meta.Missing.of(lane.cell(), Meta.Why.FAILED, failure));
        } else if (!lane.isMeasured()) {
          missing.add(
              Meta.Missing.of(
                  lane.cell(), Meta.Why.NOT_REACHED, "The run ended before its turn came."));
        }
      }
      for (Heat heat : plan.thinned()) {
        for (Cell cell : heat.cells()) {
          missing.add(
              Meta.Missing.of(
                  cell, Meta.Why.THINNED, "The budget has no room for two forks of it."));
        }
      }
      return missing;
    }

    int conclude(List<Lane> lanes) {
      for (Lane lane : lanes) {
        if (lane.failure() != null) {
          out.printf("FAILED %s: %s%n", lane.cell(), lane.failure());
        }
      }
      out.printf(
          "Measured %d of %d cells with %d forks in %s: %s%n",
          lanes.stream().filter(Lane::isMeasured).count(),
          lanes.size(),
          forks.size(),
          Progress.time((System.nanoTime() - startNanos) / NANOS),
          files.results());
      return lanes.stream().anyMatch(lane -> lane.failure() != null) ? CELL_FAILED : 0;
    }
  }
}
