// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.CPUMap;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;
import racetrack.catalogue.Answer.Outcome;
import racetrack.races.Cell.Attempt;

/// Runs scenarios in forked JVMs, through jcstress's own classes.
///
/// A forked JVM runs one cell after another ([ForkMain]): its start takes longer than many a cell.
/// It is replaced when a cell has ended it, or has left a thread behind.
///
/// jcstress keeps what it knows of the JVM in static fields, so there is one of these a JVM.
final class Forks implements AutoCloseable {

  /// Small strides: blocking scenarios finish, and plain message passing shows its reordering.
  private static final String OPTIONS =
      "-m quick -f 1 -strideSize 16 -strideCount 5 -sc false -hs 128 -pth false";

  private static final Duration ITERATION = Duration.ofMillis(50);

  /// What jcstress gives its own forks, on a JVM of today.
  private static final List<String> JVM_ARGUMENTS =
      List.of(
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+DisplayVMOutputToStderr", // standard output carries the results
          "-XX:-UsePerfData",
          "-Xms256m",
          "-Xmx256m",
          "-XX:CICompilerCount=2",
          "-XX:-RestrictContended",
          "-XX:+DebugNonSafepoints",
          "-XX:+UseSerialGC");

  private final Scheduler scheduler;
  private final int processors;
  private final List<String> command;
  private final Duration patience;
  private final Deque<Fork> idle = new ConcurrentLinkedDeque<>();

  private Forks(int processors, List<String> command, Duration patience) {
    this.patience = patience;
    this.scheduler = new Scheduler(Topology.get(), processors);
    this.processors = processors;
    this.command = command;
  }

  /// Probes this host, which takes a second or two.
  ///
  /// @param folder where the forked JVMs' compiler directives are written
  /// @param patience how long a scenario may take beside its sampling
  static Forks probe(Path folder, Duration patience) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(PrintStream.nullOutputStream()));
    try {
      Options options = options(ITERATION);
      OSSupport.init();
      return new Forks(options.getCPUCount(), command(folder, patience, options), patience);
    } finally {
      System.setOut(out);
    }
  }

  private static List<String> command(Path folder, Duration patience, Options options) {
    List<String> command = new ArrayList<>(VMSupport.getJavaInvokeLine());
    command.addAll(OSSupport.getJavaInvokeArguments());
    command.addAll(JVM_ARGUMENTS);
    command.addAll(Directives.write(folder, options));
    command.add(ForkMain.class.getName());
    command.add(Long.toString(patience.toSeconds()));
    return List.copyOf(command);
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
  /// @param slices how long to sample each cell
  /// @param collector called for each cell when its attempt has ended
  void attempt(Map<Cell, Duration> slices, BiConsumer<Cell, Attempt> collector) {
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> attempts = new ArrayList<>();
      slices.forEach((cell, slice) ->
          attempts.add(() -> {
            collector.accept(cell, attempt(cell, slice));
            return null;
          }));
      for (Future<Void> attempt : lanes.invokeAll(attempts)) {
        attempt.get();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a race", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A fork failed.", e.getCause());
    }
  }

  private Attempt attempt(Cell cell, Duration slice) {
    TestConfig config = config(cell, slice);
    CPUMap cpus = acquire(config.getSchedulingClass());
    config.setCPUMap(cpus);
    Fork fork = take();
    long start = System.nanoTime();
    try {
      TestResult result = fork.run(cell.subject().name(), config);
      return attempt(result, (System.nanoTime() - start) / 1e9);
    } finally {
      giveBack(fork);
      release(cpus);
    }
  }

  private Fork take() {
    Fork fork = idle.poll();
    return fork == null ? new Fork(command, patience) : fork;
  }

  private void giveBack(Fork fork) {
    if (fork.isUsable()) {
      idle.push(fork);
    } else {
      fork.close();
    }
  }

  private synchronized CPUMap acquire(SchedulingClass actors) {
    CPUMap map = scheduler.tryAcquire(actors);
    while (map == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a race", e);
      }
      map = scheduler.tryAcquire(actors);
    }
    return map;
  }

  private synchronized void release(CPUMap map) {
    scheduler.release(map);
    notifyAll();
  }

  /// Ends the forked JVMs.
  @Override
  public void close() {
    for (Fork fork = idle.poll(); fork != null; fork = idle.poll()) {
      fork.close();
    }
  }

  private TestConfig config(Cell cell, Duration slice) {
    TestInfo info = TestList.getInfo(cell.test());
    Options options = options(slice);
    return new TestConfig(
        options, info, 0, JVM_ARGUMENTS, CompileMode.UNIFIED, classes(info, options).getFirst());
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

  private static Attempt attempt(TestResult result, double seconds) {
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
        outcomes, isFailure(result.status()), messages, result.getConfig().jvmArgs, seconds);
  }

  /// An exception is the subject's, in the trial before the first iteration as in any later one.
  private static boolean isFailure(Status status) {
    return switch (status) {
      case CHECK_TEST_ERROR, TEST_ERROR, TIMEOUT_ERROR -> true;
      case NORMAL, API_MISMATCH, VM_ERROR -> false;
    };
  }
}
