// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// What does it cost to be counted in and out, with room for all and with room for one?
///
/// **Prediction:** with room for all, the limit is a counter that is changed twice a call: two
/// atomic additions are faster than two compare-and-sets that must be repeated. With room for one,
/// waking the sleepers is what costs, and all subjects let those overtake who are awake.
///
/// **Trap:** a limit that lets everybody in is the fastest. Where there is room for one, the
/// workers count in a variable without a lock, and a trial in which a count is lost fails. Where
/// there is room for all, the limit must have all its permits in the end: one thread enters as
/// often as there are permits, each time within the last.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LimitBench {

  /// What the workers share.
  @State(Scope.Benchmark)
  public static class Crowd {

    @Param("MONITOR")
    LimitSubject subject;

    @Param({"256", "1"})
    int permits;

    private Limit limit;
    private long counted;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      limit = subject.create(permits);
    }

    long call() throws InterruptedException {
      return permits == 1 ? limit.call(this::count) : limit.call(() -> 1L);
    }

    private long count() {
      counted++;
      return 1;
    }

    @TearDown
    public void check() throws InterruptedException {
      long calls = 0;
      for (Worker worker : workers) {
        calls += worker.calls;
      }
      if (permits == 1 && counted != calls) {
        throw new AssertionError(
            "%s let %d calls in, but %d were counted.".formatted(subject, calls, counted));
      }
      Thread last = Thread.ofPlatform().daemon().name("last").start(() -> enter(permits));
      last.join(10_000);
      if (last.isAlive()) {
        throw new AssertionError(subject + " has lost a permit.");
      }
    }

    private int enter(int times) {
      try {
        return times == 0 ? 0 : limit.call(() -> enter(times - 1));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {
    long calls;
  }

  /// A worker who calls the limit.
  public static class Worker extends Tally {

    @Setup
    public void join(Crowd crowd) {
      crowd.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void call(Crowd crowd, Worker worker) throws InterruptedException {
    worker.calls += crowd.call();
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.calls++;
  }
}
