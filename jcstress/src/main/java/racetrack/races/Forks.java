// SPDX-License-Identifier: Apache-2.0
package racetrack.races;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.CPUMap;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.vm.VMSupport;
import org.openjdk.jcstress.vm.VMSupportException;
import racetrack.catalogue.Answer.Outcome;
import racetrack.catalogue.Mode;
import racetrack.races.Cell.Attempt;
import racetrack.races.DeepRace.Heat;
import racetrack.races.Setting.Affinity;
import racetrack.races.Setting.Flags;
import racetrack.races.Setting.Strides;

/// Runs scenarios in forked JVMs, through jcstress's own classes.
///
/// A forked JVM runs one cell after another ([ForkMain]): its start takes longer than many a cell.
/// It is replaced when a cell has ended it, or has left a thread behind.
///
/// jcstress keeps what it knows of the JVM in static fields, so there is one of these a JVM.
final class Forks implements AutoCloseable {

  private static final String OPTIONS = "-m quick -f 1 -sc false -hs 128 -pth false";

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
          "-XX:+DebugNonSafepoints");

  private final Path folder;
  private final Scheduler scheduler;
  private final int processors;
  private final Duration patience;
  private final List<Affinity> affinities;
  private final Setting usual;
  private final List<String> command;
  private final Deque<Fork> idle = new ConcurrentLinkedDeque<>();

  private Forks(Path folder, int processors, Duration patience) {
    this.folder = folder;
    this.scheduler = new Scheduler(Topology.get(), processors);
    this.processors = processors;
    this.patience = patience;
    this.affinities = affinities();
    this.usual = Setting.usual(affinities.getFirst());
    this.command = command(usual, TestList.tests(), "directives.json");
  }

  /// Probes this host, which takes a moment.
  ///
  /// @param folder where the forked JVMs' compiler directives are written
  /// @param patience how long a scenario may take beside its sampling
  static Forks probe(Path folder, Duration patience) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(PrintStream.nullOutputStream()));
    try {
      tellProcessors();
      OSSupport.init();
      int processors = options(ITERATION, Strides.SMALL, AffinityMode.LOCAL).getCPUCount();
      return new Forks(folder, processors, patience);
    } finally {
      System.setOut(out);
    }
  }

  /// jcstress keeps all processors busy for a second, in case that more come up then, and has no
  /// option to leave that out. Where its field has another name, it does so.
  private static void tellProcessors() {
    try {
      Field hot = VMSupport.class.getDeclaredField("HOT_CPUS");
      hot.setAccessible(true);
      hot.setInt(null, Runtime.getRuntime().availableProcessors());
    } catch (ReflectiveOperationException e) {
      return; // it finds out by itself
    }
  }

  private List<String> command(Setting setting, Collection<String> tests, String directives) {
    List<String> command = new ArrayList<>(VMSupport.getJavaInvokeLine());
    command.addAll(OSSupport.getJavaInvokeArguments());
    command.addAll(jvmArguments(setting));
    command.addAll(
        Directives.write(
            folder.resolve(directives),
            tests,
            options(ITERATION, setting.strides(), setting.affinity().mode()),
            setting.compilation()));
    command.add(ForkMain.class.getName());
    command.add(Long.toString(patience.toSeconds()));
    return List.copyOf(command);
  }

  private static List<String> jvmArguments(Setting setting) {
    return Stream.concat(JVM_ARGUMENTS.stream(), setting.flags().arguments().stream()).toList();
  }

  /// The ways to pin two actors, as far as this host has them, and that of not pinning them.
  private List<Affinity> affinities() {
    List<Affinity> affinities = new ArrayList<>();
    List<SchedulingClass> pinned = scheduler.scheduleClasses(2, processors, AffinityMode.LOCAL);
    for (int index = 0; index < pinned.size(); index++) {
      if (pinned.get(index).mode() == AffinityMode.LOCAL) {
        affinities.add(new Affinity(name(pinned.get(index)), AffinityMode.LOCAL, index));
      }
    }
    affinities.add(new Affinity("free", AffinityMode.NONE, 0));
    return affinities;
  }

  private static String name(SchedulingClass pinned) {
    if (pinned.numNodes() > 1) {
      return "pinned to two nodes";
    }
    return pinned.numCores() > 1 ? "pinned to two cores" : "pinned to one core";
  }

  /// {@return the settings that this host and its JVM have, in the order to run them}
  List<Setting> settings() {
    List<Flags> flags = Arrays.stream(Flags.values()).filter(Forks::isUnderstood).toList();
    return Setting.order(affinities, flags);
  }

  private static boolean isUnderstood(Flags flags) {
    List<String> line = new ArrayList<>(JVM_ARGUMENTS);
    line.addAll(flags.arguments());
    line.add("-version");
    try {
      VMSupport.tryWith(line.toArray(String[]::new));
      return true;
    } catch (VMSupportException e) {
      return false;
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
    if (classes(info, usual).isEmpty()) {
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
    sideBySide(
        slices.entrySet(),
        entry -> collector.accept(entry.getKey(), attempt(entry.getKey(), entry.getValue())));
  }

  /// Runs heats side by side, each in a JVM of its own, and its cells one after the other.
  ///
  /// @param heats the heats
  /// @param collector called for each cell when its attempt has ended
  void run(List<Heat> heats, BiConsumer<Cell, Attempt> collector) {
    sideBySide(heats, heat -> run(heat, heats.indexOf(heat), collector));
  }

  private void run(Heat heat, int lane, BiConsumer<Cell, Attempt> collector) {
    String directives = "directives-%d.json".formatted(lane);
    List<String> command = command(heat.setting(), List.of(heat.test()), directives);
    Fork fork = new Fork(command, patience);
    try {
      for (Map.Entry<Cell, Duration> slice : heat.slices().entrySet()) {
        if (!fork.isUsable()) {
          fork.close();
          fork = new Fork(command, patience);
        }
        collector.accept(
            slice.getKey(), attempt(fork, slice.getKey(), slice.getValue(), heat.setting()));
      }
    } finally {
      fork.close();
    }
  }

  private static <T> void sideBySide(Collection<T> works, Consumer<T> doing) {
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (T work : works) {
        calls.add(() -> {
          doing.accept(work);
          return null;
        });
      }
      for (Future<Void> call : lanes.invokeAll(calls)) {
        call.get();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a race", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A fork failed.", e.getCause());
    }
  }

  private Attempt attempt(Cell cell, Duration slice) {
    Fork fork = take();
    try {
      return attempt(fork, cell, slice, usual);
    } finally {
      giveBack(fork);
    }
  }

  private Attempt attempt(Fork fork, Cell cell, Duration slice, Setting setting) {
    TestConfig config = config(cell, slice, setting);
    CPUMap cpus = acquire(config.getSchedulingClass());
    config.setCPUMap(cpus);
    long start = System.nanoTime();
    try {
      TestResult result = fork.run(cell.alias(), config);
      return attempt(setting.mode(), result, (System.nanoTime() - start) / 1e9);
    } finally {
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

  private TestConfig config(Cell cell, Duration slice, Setting setting) {
    TestInfo info = TestList.getInfo(cell.test());
    Options options = options(slice, setting.strides(), setting.affinity().mode());
    List<SchedulingClass> classes = classes(info, setting);
    return new TestConfig(
        options,
        info,
        0,
        jvmArguments(setting),
        setting.compilation().code(info.threads()),
        classes.get(setting.affinity().index() % classes.size()));
  }

  private List<SchedulingClass> classes(TestInfo info, Setting setting) {
    return scheduler.scheduleClasses(info.threads(), processors, setting.affinity().mode());
  }

  private static Options options(Duration slice, Strides strides, AffinityMode affinity) {
    long iterations = Math.max(1, slice.dividedBy(ITERATION));
    String line =
        "%s -af %s -strideSize %d -strideCount %d -time %d -iters %d"
            .formatted(
                OPTIONS, affinity, strides.size, strides.count, ITERATION.toMillis(), iterations);
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

  private static Attempt attempt(Mode mode, TestResult result, double seconds) {
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
        mode, outcomes, isFailure(result.status()), messages, result.getConfig().jvmArgs, seconds);
  }

  /// An exception is the subject's, in the trial before the first iteration as in any later one.
  private static boolean isFailure(Status status) {
    return switch (status) {
      case CHECK_TEST_ERROR, TEST_ERROR, TIMEOUT_ERROR -> true;
      case NORMAL, API_MISMATCH, VM_ERROR -> false;
    };
  }
}
