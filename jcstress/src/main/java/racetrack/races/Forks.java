// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.TestExecutor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Subject;
import racetrack.races.Cell.Attempt;

/// Runs scenarios in forked JVMs, through jcstress's own classes.
///
/// jcstress keeps what it knows of the JVM in static fields, so there is one of these a JVM.
final class Forks {

  /// Small strides: blocking scenarios finish, and plain message passing shows its reordering.
  private static final String OPTIONS =
      "-m quick -f 1 -strideSize 16 -strideCount 5 -sc false -hs 128 -pth false";

  private static final Duration ITERATION = Duration.ofMillis(50);

  /// What a fork may take for each second of sampling, on a host that is busy.
  private static final int LATENESS = 10;

  /// The property that tells one fork from the others.
  private static final String MARK = "racetrack.cell";

  private final Scheduler scheduler;
  private final int processors;
  private final Duration patience;

  private Forks(int processors, Duration patience) {
    this.scheduler = new Scheduler(Topology.get(), processors);
    this.processors = processors;
    this.patience = patience;
  }

  /// Probes this JVM and this host, which takes several seconds.
  ///
  /// @param patience how long a fork may take for all but its sampling
  static Forks probe(Duration patience) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(PrintStream.nullOutputStream()));
    try {
      Options options = options(ITERATION);
      VMSupport.initFlags(options);
      OSSupport.init();
      return new Forks(options.getCPUCount(), patience);
    } finally {
      System.setOut(out);
    }
  }

  /// {@return how many scenarios of two actors fit on this host side by side}
  int width() {
    return Math.max(1, processors / 2);
  }

  /// Refuses a cell that this host cannot schedule.
  ///
  /// @return whether it can be scheduled
  boolean admit(Cell cell) {
    if (cell.test() == null) {
      return false;
    }
    TestInfo info = TestList.getInfo(cell.test());
    if (classes(info, options(ITERATION)).isEmpty()) {
      cell.refuse(
          "The scenario has %d actors, and this host has %d processors: not scheduled."
              .formatted(info.threads(), processors));
      return false;
    }
    return true;
  }

  /// Makes one attempt for each cell, side by side as far as the host allows.
  ///
  /// A fork that does not end in time is ended, and its cell failed.
  ///
  /// @param slices how long to sample each cell, the start of its JVM not counted
  /// @param collector called for each cell when its attempt has ended, by a thread of jcstress
  void attempt(Map<Cell, Duration> slices, BiConsumer<Cell, Attempt> collector) {
    Map<TestConfig, Cell> cells = new ConcurrentHashMap<>();
    List<TestConfig> configs = new ArrayList<>();
    Map<String, Duration> limits = new HashMap<>();
    slices.forEach((cell, slice) -> {
      TestConfig config = config(cell, slice);
      cells.put(config, cell);
      configs.add(config);
      limits.put(mark(cell), patience.plus(slice.multipliedBy(LATENESS)));
    });
    long start = System.nanoTime();
    try (Watchdog watchdog = new Watchdog(limits)) {
      new TestExecutor(
              options(ITERATION).verbosity(),
              result -> {
                double seconds = (System.nanoTime() - start) / 1e9;
                Cell cell = requireNonNull(cells.get(result.getConfig()));
                collector.accept(cell, attempt(result, watchdog.reason(mark(cell)), seconds));
              },
              scheduler)
          .runAll(configs);
    } catch (IOException e) {
      throw new UncheckedIOException("jcstress cannot listen for its forks.", e);
    }
  }

  private static String mark(Cell cell) {
    return "-D%s=%s:%s:%s".formatted(MARK, cell.key(), cell.subject().name(), cell.check().name());
  }

  private TestConfig config(Cell cell, Duration slice) {
    TestInfo info = TestList.getInfo(cell.test());
    Options options = options(slice);
    List<String> jvmArguments =
        List.of(
            "-D" + Subject.PROPERTY + "=" + cell.subject().name(), mark(cell), "-XX:+UseSerialGC");
    return new TestConfig(
        options, info, 0, jvmArguments, CompileMode.UNIFIED, classes(info, options).getFirst());
  }

  private List<SchedulingClass> classes(TestInfo info, Options options) {
    return scheduler.scheduleClasses(info.threads(), processors, options.affinityMode());
  }

  private static Options options(Duration slice) {
    long iterations = Math.max(1, slice.dividedBy(ITERATION));
    String line = OPTIONS + " -time " + ITERATION.toMillis() + " -iters " + iterations;
    Options options = new Options(line.split(" "));
    try {
      if (!options.parse()) {
        throw new IllegalStateException("jcstress refuses the options " + line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return options;
  }

  private static Attempt attempt(TestResult result, Optional<String> ended, double seconds) {
    List<Outcome> outcomes =
        result.grading().gradingResults.values().stream()
            .map(graded ->
                new Outcome(
                    graded.id,
                    graded.count,
                    graded.expect == Expect.FORBIDDEN || graded.expect == Expect.UNKNOWN,
                    graded.description == null ? "" : graded.description))
            .toList();
    List<String> messages = new ArrayList<>();
    if (result.status() != Status.NORMAL) {
      messages.add(result.status() + ":");
      messages.addAll(result.getMessages());
      messages.addAll(result.getVmErr());
    }
    return new Attempt(
        outcomes,
        ended.isPresent() || isFailure(result.status()),
        ended.map(List::of).orElse(messages),
        result.getConfig().jvmArgs,
        seconds);
  }

  /// An exception is the subject's, in the trial before the first iteration as in any later one.
  private static boolean isFailure(Status status) {
    return switch (status) {
      case CHECK_TEST_ERROR, TEST_ERROR, TIMEOUT_ERROR -> true;
      case NORMAL, API_MISMATCH, VM_ERROR -> false;
    };
  }
}
