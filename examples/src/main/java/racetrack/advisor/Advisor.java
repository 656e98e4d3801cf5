// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import racetrack.app.sizing.SizingSubject;
import racetrack.process.pool.ProcessPool;
import racetrack.process.pool.RemoteCallable;
import racetrack.scaling.Advice;
import racetrack.scaling.BadTaskException;
import racetrack.scaling.Sample;
import racetrack.scaling.Tasks;
import racetrack.scaling.WorkloadGauge;

/// Measures a task on this host and says with what, and with how many of them, to run it.
///
/// **Thread safety:** none; one thread uses it, and nothing else should run on the host meanwhile.
public final class Advisor {

  /// How long a task may take. The advisor runs it some hundred times over.
  static final int LONGEST_SECONDS = 2;

  /// How often threads, virtual threads and processes are measured by turns.
  private static final int ROUNDS = 6;

  private static final int WARM_UP_ROUNDS = 6;
  private static final int DUEL_ROUNDS = 12;
  private static final int MOST_DUEL_ROUNDS = 48;
  private static final double SURE = 0.02;

  /// The sweep ends at this many times the advised number of workers, and at this many at least.
  private static final int SWEPT = 4;

  private static final int LEAST_SWEEP = 32;

  private final Callable<?> task;
  private final Optional<String> classPath;
  private final Consumer<String> progress;
  private final WorkloadGauge gauge;

  private Advisor(
      Callable<?> task,
      Optional<String> classPath,
      Consumer<String> progress,
      WorkloadGauge gauge) {
    this.task = task;
    this.classPath = classPath;
    this.progress = progress;
    this.gauge = gauge;
  }

  /// Makes an advisor, and runs the task until the compiler has done its part.
  ///
  /// @param task the task, which several threads call at the same time
  /// @param ceiling how many workers may be tried, at most; at least one
  /// @param classPath where processes find the task's class, if not where this one is
  /// @param progress is told what is done next
  /// @return the advisor
  /// @throws BadTaskException if the task fails, or takes too long
  /// @throws InterruptedException if interrupted meanwhile
  public static Advisor of(
      Callable<?> task, int ceiling, Optional<String> classPath, Consumer<String> progress)
      throws BadTaskException, InterruptedException {
    try {
      progress.accept("warming up");
      tryOnce(task);
      return new Advisor(task, classPath, progress, WorkloadGauge.of(task, ceiling));
    } catch (ExecutionException e) {
      throw failed(task, e);
    }
  }

  private static void tryOnce(Callable<?> task)
      throws BadTaskException, InterruptedException, ExecutionException {
    FutureTask<?> once = new FutureTask<>(task);
    Thread.ofPlatform().daemon().name("first task").start(once);
    try {
      Object _ = once.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new BadTaskException(
          "A task of %s takes more than %d s: give the advisor a smaller piece of the same work."
              .formatted(task.getClass().getName(), LONGEST_SECONDS));
    } finally {
      once.cancel(true);
    }
  }

  private static BadTaskException failed(Callable<?> task, ExecutionException failure) {
    return new BadTaskException(
        "A task of %s failed: %s."
            .formatted(task.getClass().getName(), Tasks.reason(failure.getCause())));
  }

  /// {@return how long the measurements take, at a guess, in seconds}
  public double seconds() {
    return gauge.seconds();
  }

  /// Measures the task and gives advice.
  ///
  /// @return what was measured, from which the advice follows
  /// @throws BadTaskException if a task fails
  /// @throws InterruptedException if interrupted meanwhile
  public Consultation consult() throws BadTaskException, InterruptedException {
    try {
      progress.accept("trying more and more threads");
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      double _ =
          system.getCpuLoad()
              - system.getProcessCpuLoad(); // the next call tells the load from here on
      Advice advice = SizingSubject.FITTED.create().advise(gauge);
      double others = system.getCpuLoad() - system.getProcessCpuLoad();
      return compare(advice, Double.isNaN(others) ? 0 : Math.max(0, others));
    } catch (ExecutionException e) {
      throw failed(task, e);
    }
  }

  /// Holds some advice against a sweep over all numbers of workers, up to four times the advised
  /// one.
  ///
  /// The highest of many figures is high by luck too. So the number that the sweep found and the
  /// one that was advised meet again, by turns, and that decides.
  ///
  /// @param advice the advice
  /// @return the best number that the sweep found, the reference, and how the advised number did
  /// @throws BadTaskException if a task fails
  /// @throws InterruptedException if interrupted meanwhile
  public Check check(Advice advice) throws BadTaskException, InterruptedException {
    try {
      int top = Math.min(gauge.ceiling(), Math.max(LEAST_SWEEP, SWEPT * advice.workers()));
      progress.accept("sweeping over 1 to " + top + " threads");
      int best = SizingSubject.SWEEP.create().advise(gauge.withCeiling(top)).points().best();
      progress.accept("holding them against each other");
      List<Sample> advised = new ArrayList<>();
      List<Sample> reference = new ArrayList<>();
      while (advised.size() < DUEL_ROUNDS
          || (advised.size() < MOST_DUEL_ROUNDS && Rival.of(reference, advised).margin() > SURE)) {
        advised.add(gauge.measure(advice.workers()));
        reference.add(gauge.measure(best));
        reference.add(gauge.measure(best));
        advised.add(gauge.measure(advice.workers()));
      }
      return new Check(best, Rival.of(reference, advised));
    } catch (ExecutionException e) {
      throw failed(task, e);
    }
  }

  /// What came of holding advice against a sweep.
  ///
  /// @param best the number of workers with the highest throughput in the sweep
  /// @param advised how the advised number did beside it
  public record Check(int best, Rival advised) {}

  private Consultation compare(Advice advice, double others)
      throws InterruptedException, ExecutionException {
    int workers = advice.workers();
    progress.accept("trying virtual threads");
    List<Sample> threads = new ArrayList<>();
    List<Sample> virtual = new ArrayList<>();
    Pinned pinned = Pinned.during(() -> gauge.measureVirtual(workers));
    for (int round = 0; round < ROUNDS; round++) {
      threads.add(gauge.measure(workers));
      virtual.add(gauge.measureVirtual(workers));
    }
    return new Consultation(
        gauge.processors(),
        gauge.ceiling(),
        others * gauge.processors(),
        advice,
        Rival.of(threads, virtual),
        pinned,
        cross(workers));
  }

  /// A task on its way to a process. What it returns stays there.
  ///
  /// @param task the task
  private record Errand(Callable<?> task) implements RemoteCallable<Boolean> {

    @Override
    public Boolean call() throws Exception {
      Object _ = task.call();
      return true;
    }
  }

  /// {@return how processes do beside the recommended number of threads}
  Crossing cross(int workers) throws InterruptedException, ExecutionException {
    if (!(task instanceof Serializable)) {
      return new Crossing.Refused(
          task.getClass().getName() + " does not implement java.io.Serializable");
    }
    progress.accept("trying processes");
    int processes = gauge.processors();
    ProcessPool.Builder builder = ProcessPool.builder().workers(processes);
    classPath.ifPresent(path ->
        builder.classPath(System.getProperty("java.class.path") + File.pathSeparator + path));
    try (ProcessPool pool = builder.build()) {
      Errand errand = new Errand(task);
      // Two clients per process: while one task runs, the next is there already.
      Callable<Boolean> client = () -> pool.submit(errand).get();
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        Sample _ = gauge.measureInstead(client, 2 * processes);
      }
      List<Sample> threads = new ArrayList<>();
      List<Sample> crossed = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        threads.add(gauge.measure(workers));
        crossed.add(gauge.measureInstead(client, 2 * processes).withWorkers(processes));
      }
      return new Crossing.Crossed(Rival.of(threads, crossed));
    } catch (ExecutionException e) {
      return new Crossing.Refused(refusal(e));
    }
  }

  private static String refusal(ExecutionException failure) throws ExecutionException {
    return switch (failure.getCause()) {
      case RejectedExecutionException rejected -> String.valueOf(rejected.getMessage());
      case ExecutionException remote -> "there, a task failed: " + remote.getCause();
      case null, default -> throw failure;
    };
  }
}
