// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/// Measures a task on this host, on platform threads.
public final class WorkloadGauge implements Gauge {

  /// How many workers are tried without being told otherwise.
  public static final int CEILING = 1_024;

  private static final Duration SHORTEST_RAMP = Duration.ofMillis(20);
  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(120);
  private static final int TASKS_IN_WINDOW = 2;

  /// The warm-up ends when a stint is no faster than the one before, but for this.
  private static final double STILL_FASTER = 1.03;

  /// About how many samples advice takes.
  private static final int SAMPLES = 120;

  private static final int LONGEST_WARM_UP = 8;

  private final Callable<?> task;
  private final int ceiling;
  private final Duration ramp;
  private final Duration window;

  private WorkloadGauge(Callable<?> task, int ceiling, Duration ramp, Duration window) {
    this.task = task;
    this.ceiling = ceiling;
    this.ramp = ramp;
    this.window = window;
  }

  /// Makes a gauge for a task, and runs it until the compiler has done its part.
  ///
  /// @param task the task, which several threads call at the same time
  /// @param ceiling how many workers may be tried, at most; at least one
  /// @return the gauge
  /// @throws IllegalArgumentException if no worker may be tried
  /// @throws InterruptedException if interrupted meanwhile
  /// @throws ExecutionException if a task failed; the cause is its failure
  public static WorkloadGauge of(Callable<?> task, int ceiling)
      throws InterruptedException, ExecutionException {
    if (ceiling < 1) {
      throw new IllegalArgumentException("ceiling must be at least 1, but was " + ceiling);
    }
    WorkloadGauge gauge = new WorkloadGauge(task, ceiling, SHORTEST_RAMP, SHORTEST_WINDOW);
    Sample sample = gauge.warmUp();
    Duration alone = Duration.ofNanos(Math.round(sample.time().wall() * 1e9));
    return new WorkloadGauge(
        task,
        ceiling,
        longer(SHORTEST_RAMP, alone),
        longer(SHORTEST_WINDOW, alone.multipliedBy(TASKS_IN_WINDOW)));
  }

  /// {@return the same with another ceiling}
  ///
  /// @param most how many workers may be tried then, at most
  public WorkloadGauge withCeiling(int most) {
    return new WorkloadGauge(task, most, ramp, window);
  }

  /// {@return how long it takes to give advice, at a guess, in seconds}
  public double seconds() {
    return SAMPLES * ramp.plus(window).toMillis() / 1e3;
  }

  private Sample warmUp() throws InterruptedException, ExecutionException {
    Sample sample = measure(1);
    double before = 0;
    for (int stint = 0; stint < LONGEST_WARM_UP && pays(sample, before); stint++) {
      before = sample.throughput();
      sample = measure(1);
    }
    return sample;
  }

  private static boolean pays(Sample sample, double before) {
    return sample.throughput() > before * STILL_FASTER;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public int ceiling() {
    return ceiling;
  }

  @Override
  public Sample measure(int workers) throws InterruptedException, ExecutionException {
    return measure(workers, task, Thread.ofPlatform().daemon().name("worker-", 1).factory());
  }

  /// {@return what was seen of the task on virtual threads}
  ///
  /// @param workers how many
  /// @throws InterruptedException if interrupted meanwhile; the workers have then ended
  /// @throws ExecutionException if a task failed; the cause is its failure
  public Sample measureVirtual(int workers) throws InterruptedException, ExecutionException {
    return measure(workers, task, Thread.ofVirtual().name("worker-", 1).factory());
  }

  /// {@return what was seen of another task, on platform threads, in as much time}
  ///
  /// @param other the other task
  /// @param workers how many workers run it
  /// @throws InterruptedException if interrupted meanwhile; the workers have then ended
  /// @throws ExecutionException if a task failed; the cause is its failure
  public Sample measureInstead(Callable<?> other, int workers)
      throws InterruptedException, ExecutionException {
    return measure(workers, other, Thread.ofPlatform().daemon().name("client-", 1).factory());
  }

  private Sample measure(int workers, Callable<?> what, ThreadFactory threads)
      throws InterruptedException, ExecutionException {
    return Stint.watch(what, workers, threads, ramp, window);
  }
}
