// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// Some workers who do the same task again and again, and a window of time through which they are
/// watched.
///
/// The window opens when all have been at it for a while, and all go on until it is closed, so that
/// each moment in it has the same number of workers. A task that reaches over an edge of the window
/// counts by the part of its time that lies inside. So the throughput of tasks that are long beside
/// the window is not rounded to whole tasks.
///
/// **Thread safety:** what a worker counts is its own, and reaches the caller by its future.
public final class Stint {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  static {
    THREADS.setThreadContentionMonitoringEnabled(true); // or nobody would say who was blocked
  }

  private final Callable<?> task;
  private final CountDownLatch ready;
  private final CountDownLatch begin = new CountDownLatch(1);
  private long opens; // written before `begin` is counted down, read after that
  private long closes;

  private Stint(Callable<?> task, int workers) {
    this.task = task;
    this.ready = new CountDownLatch(workers);
  }

  /// What one worker did.
  ///
  /// @param inWindow how many tasks, by the parts of them that lie in the window
  /// @param tasks how many tasks in all
  /// @param total where the time of all went
  private record Tally(double inWindow, int tasks, TaskTime total) {}

  /// Watches some workers.
  ///
  /// @param task what each does
  /// @param workers how many there are
  /// @param threads where they come from
  /// @param ramp how long they are at it before the window opens
  /// @param window how long it is open
  /// @return what was seen
  /// @throws InterruptedException if interrupted; the workers have then been interrupted, and ended
  /// @throws ExecutionException if a task failed; the other workers have then ended too
  public static Sample watch(
      Callable<?> task, int workers, ThreadFactory threads, Duration ramp, Duration window)
      throws InterruptedException, ExecutionException {
    Stint stint = new Stint(task, workers);
    List<Tally> tallies = new ArrayList<>();
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
      try {
        CompletionService<Tally> done = new ExecutorCompletionService<>(executor);
        for (int worker = 0; worker < workers; worker++) {
          done.submit(stint::work);
        }
        stint.begin(ramp, window);
        while (tallies.size() < workers) {
          tallies.add(done.take().get()); // the first failure ends it, whoever else still runs
        }
      } finally {
        executor.shutdownNow(); // or close would wait for workers who wait for others to come
      }
    }
    double inWindow = tallies.stream().mapToDouble(Tally::inWindow).sum();
    int tasks = tallies.stream().mapToInt(Tally::tasks).sum();
    TaskTime total = TaskTime.sum(tallies.stream().map(Tally::total).toList());
    return new Sample(workers, inWindow / (window.toNanos() / NANOS), total.each(tasks));
  }

  private void begin(Duration ramp, Duration window) throws InterruptedException {
    ready.await();
    opens = System.nanoTime() + ramp.toNanos();
    closes = opens + window.toNanos();
    begin.countDown();
  }

  private Tally work() throws Exception {
    ready.countDown();
    begin.await();
    Usage before = Usage.ofThisThread();
    double inWindow = 0;
    int tasks = 0;
    long start = System.nanoTime();
    long begun = start;
    do {
      Object _ = task.call();
      long ended = System.nanoTime();
      inWindow += partInWindow(begun, ended);
      tasks++;
      begun = ended;
    } while (begun - closes < 0);
    TaskTime total = Usage.ofThisThread().since(before, (begun - start) / NANOS);
    return new Tally(inWindow, tasks, total);
  }

  private double partInWindow(long begun, long ended) {
    long inside = Math.min(ended - opens, closes - opens) - Math.max(begun - opens, 0);
    return inside <= 0 ? 0 : (double) inside / (ended - begun);
  }

  /// What a thread has used so far, in seconds.
  private record Usage(double cpu, double ready, double blocked, double waited) {

    static Usage ofThisThread() {
      if (Thread.currentThread().isVirtual()) {
        return new Usage(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
      ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().threadId());
      return new Usage(
          THREADS.getCurrentThreadCpuTime() / NANOS,
          queueing(),
          info.getBlockedTime() / MILLIS,
          info.getWaitedTime() / MILLIS);
    }

    /// Linux says how long a thread has been in the queue of a processor; see `proc(5)`.
    private static double queueing() {
      try {
        return Long.parseLong(Files.readString(SCHEDULER).split(" ", -1)[1]) / NANOS;
      } catch (IOException e) {
        return 0; // another system, or a Linux that does not count it
      }
    }

    TaskTime since(Usage before, double wall) {
      return new TaskTime(
          wall,
          cpu - before.cpu,
          ready - before.ready,
          blocked - before.blocked,
          waited - before.waited);
    }
  }
}
