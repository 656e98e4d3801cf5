// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import racetrack.catalogue.Catalogue;
import racetrack.programs.FileTrouble;
import racetrack.programs.Leash;
import racetrack.programs.WholeFile;
import racetrack.runners.BenchmarkMeta;
import racetrack.runners.BenchmarkMeta.Why;
import racetrack.statistics.Reach;
import racetrack.statistics.Scatter;

/// Measures how the subjects of every pattern scale with the number of workers on this host.
///
/// The unit of replication is the fork: a run adds forks until the 95 % interval of each cell is
/// narrow, or its budget is spent. Exit codes: 0 good, 1 a cell failed, 2 wrong use, or a folder
/// that cannot be used.
///
/// It writes `layouts.json` ([racetrack.runners.Layout]); then `benchmarks.json` in JMH's own
/// format, and `benchmarks.meta.json` with what that lacks ([BenchmarkMeta]), after every heat, so
/// that a run which is stopped keeps what it measured.
public final class BenchmarkRunner {

  private static final int CELL_FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final double NANOS = 1e9;

  /// What the start and the end of a fork cost, until one was measured.
  private static final double SECONDS_TO_START = 0.5;

  /// How many forks are made to measure it.
  private static final int PROBES = 3;

  private final Arguments arguments;
  private final List<String> command;
  private final List<BenchmarkMethod> methods;
  private final PrintStream out;
  private final String classPath;
  private final SharedClasses sharedClasses;
  private final HostWatch watch = new HostWatch();
  private final RandomGenerator lot = new SplittableRandom();
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();

  private BenchmarkRunner(
      Arguments arguments, List<String> command, List<BenchmarkMethod> methods, PrintStream out) {
    this.arguments = arguments;
    this.command = command;
    this.methods = methods;
    this.out = out;
    this.classPath = System.getProperty("java.class.path");
    this.sharedClasses = new SharedClasses(classPath, arguments.output());
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
      System.out.print(Arguments.usage());
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

  /// Plans with what a fork costs on this host: the median of a few from all over the plan, since
  /// some benchmarks start processes, and most do not. A first fork also pays for loading JMH, and
  /// leaves its classes to the others. All are thrown away, and of subjects of the kit: what a
  /// class from outside does nobody knows.
  private Plan plan() throws IOException, InterruptedException {
    ForkCost guess = new ForkCost(arguments.effort().shape(), SECONDS_TO_START);
    List<Heat> heats = plan(guess).heats();
    List<Curve> probes =
        IntStream.range(0, PROBES)
            .mapToObj(probe -> heats.get((2 * probe + 1) * heats.size() / (2 * PROBES)))
            .map(heat -> heat.curves().getLast())
            .toList();
    shareClasses(probes.getFirst());
    double[] seconds = new double[PROBES];
    try {
      for (int probe = 0; probe < PROBES; probe++) {
        seconds[probe] = secondsToStart(probes.get(probe));
      }
    } catch (ForkFailedException e) {
      return plan(guess); // It will fail again, and then be reported.
    }
    Arrays.sort(seconds);
    return plan(new ForkCost(arguments.effort().shape(), seconds[PROBES / 2]));
  }

  private double secondsToStart(Curve probe)
      throws ForkFailedException, IOException, InterruptedException {
    long start = System.nanoTime();
    forkRunner(classPath, sharedClasses.toUse()).run(probe);
    double seconds = (System.nanoTime() - start) / NANOS;
    return seconds - arguments.effort().shape().seconds(probe.cells().size());
  }

  private Plan plan(ForkCost cost) {
    return Plan.of(methods, cores, arguments.effectiveBudget(), cost);
  }

  private void shareClasses(Curve known) throws IOException, InterruptedException {
    try {
      List<String> making = sharedClasses.toMake();
      forkRunner(making.isEmpty() ? classPath : sharedClasses.classPath(), making).run(known);
    } catch (ForkFailedException e) {
      // It will fail again, and then be reported; or there was no room, and each loads its own.
    }
    sharedClasses.takeOver();
  }

  private JvmForkRunner forkRunner(String path, List<String> jvmArguments) {
    return new JvmForkRunner(arguments.effort().shape(), path, jvmArguments, lot);
  }

  private void print(Plan plan) {
    plan.heats().forEach(heat -> out.printf("run   %s: %s%n", heat, lanes(heat)));
    plan.thinned().forEach(heat -> out.printf("thin  %s: %s%n", heat, lanes(heat)));
    announce(plan);
  }

  private static String lanes(Heat heat) {
    return "%s, with %s workers"
        .formatted(
            String.join(", ", heat.curves().stream().map(Curve::lane).toList()),
            String.join(", ", heat.workers().stream().map(String::valueOf).toList()));
  }

  private void announce(Plan plan) {
    int curves = Plan.curves(plan.heats());
    double seconds = plan.heats().stream().mapToDouble(plan.cost()::of).sum();
    out.printf(
        Locale.ROOT,
        "%d curves of %d points, a fork of each in %s (%.2f s a fork), within %s.%n",
        curves,
        Plan.cells(plan.heats()),
        Progress.time(seconds),
        seconds / curves,
        Progress.time(totalSeconds()));
    if (!plan.thinned().isEmpty()) {
      out.printf(
          "There is no time for second charts: %d of %d curves are left out"
              + " (--plan and benchmarks.meta.json name them).%n",
          Plan.curves(plan.thinned()), curves + Plan.curves(plan.thinned()));
    }
  }

  /// Says whether the host is busy with other things.
  private void warn() {
    String warning = watch.noise().warning();
    if (!warning.isEmpty()) {
      out.println("WARNING: " + warning);
    }
  }

  private double totalSeconds() {
    long keys = methods.stream().map(BenchmarkMethod::key).distinct().count();
    return arguments.effectiveBudget().total((int) keys);
  }

  private int measure(Plan plan, Ending ending) throws IOException {
    warn();
    announce(plan);
    Budget budget = arguments.effectiveBudget();
    double spent = (System.nanoTime() - startNanos) / NANOS;
    Recorder recorder = new Recorder(plan);
    Meeting meeting =
        new Meeting(
            plan,
            new Budget(budget.secondsPerKey(), totalSeconds() - spent),
            arguments.effort().aim(),
            forkRunner(classPath, sharedClasses.toUse()),
            System::nanoTime,
            ending::hasBegun);
    recorder.writeLayouts();
    recorder.write(meeting, null);
    meeting.run(recorder);
    recorder.write(meeting, ending.hasBegun() ? null : Instant.now());
    return recorder.conclude(meeting);
  }

  /// Keeps the files up to date, and whoever watches.
  private final class Recorder implements Meeting.Listener {

    private final Plan plan;
    private final Progress progress = new Progress(out);
    private final ResultFiles files = new ResultFiles(arguments.output());
    private final List<BenchmarkMeta.Fork> forks = new ArrayList<>();

    Recorder(Plan plan) {
      this.plan = plan;
    }

    @Override
    public void forkEnded(Lane lane, Instant start, double seconds) {
      watch.calibrate();
      Curve curve = lane.curve();
      boolean failed = lane.failure() != null;
      forks.add(
          new BenchmarkMeta.Fork(curve.benchmark(), curve.parameters(), start, seconds, failed));
    }

    @Override
    public void heatEnded(Meeting meeting, Heat heat, int round, List<Lane> lanes) {
      progress.heatEnded(heat, round, lanes, meeting.secondsLeft());
      writeUnchecked(meeting);
    }

    @Override
    public void narrowed(Meeting meeting, List<Lane> lanes) {
      progress.narrowed(lanes, reach(meeting), meeting.secondsLeft());
      writeUnchecked(meeting);
    }

    private void writeUnchecked(Meeting meeting) {
      try {
        write(meeting, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void writeLayouts() throws IOException {
      Set<String> keys = methods.stream().map(BenchmarkMethod::key).collect(Collectors.toSet());
      files.writeLayouts(Layouts.of(keys, Catalogue.load()));
    }

    void write(Meeting meeting, @Nullable Instant ended) throws IOException {
      List<Lane> lanes = meeting.lanes();
      files.write(lanes.stream().filter(Lane::isMeasured).flatMap(Lane::merged).toList());
      files.write(
          new BenchmarkMeta(
              started,
              ended,
              arguments.commit(),
              arguments.preset(),
              totalSeconds(),
              command,
              System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
              cores,
              watch.noise(),
              List.copyOf(forks),
              missing(lanes)));
    }

    private List<BenchmarkMeta.Missing> missing(List<Lane> lanes) {
      List<BenchmarkMeta.Missing> missing = new ArrayList<>();
      for (Lane lane : lanes) {
        String failure = lane.failure();
        if (failure != null) {
          missing.addAll(missing(lane.curve(), Why.FAILED, failure));
        } else if (!lane.isMeasured()) {
          missing.addAll(
              missing(lane.curve(), Why.NOT_REACHED, "The run ended before its turn came."));
        }
      }
      for (Heat heat : plan.thinned()) {
        for (Curve curve : heat.curves()) {
          missing.addAll(
              missing(
                  curve,
                  Why.THINNED,
                  "The budget has no room for %d forks of it.".formatted(Plan.LEAST_FORKS)));
        }
      }
      return missing;
    }

    private static List<BenchmarkMeta.Missing> missing(Curve curve, Why why, String reason) {
      return curve.cells().stream()
          .map(cell ->
              new BenchmarkMeta.Missing(
                  cell.benchmark(), cell.parameters(), cell.threads(), why, reason))
          .toList();
    }

    private static Reach reach(Meeting meeting) {
      Scatter scatter = meeting.scatter();
      return Reach.of(
          meeting.lanes().stream()
              .filter(Lane::isMeasured)
              .flatMap(lane -> lane.estimates(scatter).stream())
              .toList());
    }

    int conclude(Meeting meeting) {
      List<Lane> lanes = meeting.lanes();
      for (Lane lane : lanes) {
        if (lane.failure() != null) {
          out.printf("FAILED %s: %s%n", lane.curve(), lane.failure());
        }
      }
      out.printf(
          "Measured %d of %d curves with %d forks in %s.%n",
          lanes.stream().filter(Lane::isMeasured).count(),
          lanes.size(),
          forks.size(),
          Progress.time((System.nanoTime() - startNanos) / NANOS));
      warn();
      out.printf("Charts: %s.%n", reach(meeting));
      return lanes.stream().anyMatch(lane -> lane.failure() != null) ? CELL_FAILED : 0;
    }
  }
}
