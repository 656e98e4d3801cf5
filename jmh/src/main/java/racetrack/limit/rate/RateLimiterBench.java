// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import java.time.Duration;
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

/// How many times per second can a crowd ask, where most are refused and where hardly anybody is?
///
/// **Prediction:** every call looks at the clock, and the [#baseline] shows that this is most of
/// the cost for one worker. In a crowd that is mostly refused (an interval of a microsecond), those
/// without a lock only read, and scale; where nearly everybody is let through (a nanosecond), all
/// write to one variable, and none scales. The array that is replaced costs a copy besides.
///
/// **Trap:** a limiter that lets too many through looks fast, and one that lets nobody through
/// faster still. Each worker counts its requests that were run; a trial fails if they are more than
/// the rate allows for its time, or none.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RateLimiterBench {

  private static final int BURST = 16;

  /// The limiter, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("BUCKET")
    RateLimiterSubject subject;

    /// In nanoseconds.
    @Param({"1000", "1"})
    long interval;

    RateLimiter limiter;
    private long start;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      start = System.nanoTime();
      limiter = subject.create(BURST, Duration.ofNanos(interval), System::nanoTime);
    }

    @TearDown
    public void check() {
      check(System.nanoTime() - start);
    }

    void check(long span) {
      long requests = 0;
      for (Worker worker : workers) {
        requests += worker.requests;
      }
      if (requests == 0 || requests > BURST + span / interval) {
        throw new AssertionError(
            "%s ran %d requests in %d ns, one in %d ns."
                .formatted(subject, requests, span, interval));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    long requests;
    final Runnable request = () -> requests++;
  }

  /// A worker who asks the shared limiter.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public long tryRun(Shared shared, Worker worker) {
    return shared.limiter.tryRun(worker.request);
  }

  @Benchmark
  public long baseline(Tally tally) {
    tally.request.run();
    return System.nanoTime();
  }
}
