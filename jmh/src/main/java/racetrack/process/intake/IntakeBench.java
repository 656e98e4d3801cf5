// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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

/// What does it cost a caller to come and read, and to leave so that nothing is left lying?
///
/// **Prediction:** a lock that is only tried, and two volatile writes, the last with a look after
/// it. With more workers, who finds somebody reading goes at once: that is a look at the lock, so a
/// crowd is faster than one, as far as cache lines allow.
///
/// **Trap:** an intake that never lets anybody read is the fastest. The source counts who came to
/// read, without a lock, and a trial in which nobody did fails.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class IntakeBench {

  private static final Future<?> DONE = CompletableFuture.completedFuture(1);

  /// A source with nothing in it, and the intake that the workers share.
  @State(Scope.Benchmark)
  public static class Crowd implements Source {

    @Param("HELPED")
    IntakeSubject subject;

    Intake intake;
    private volatile boolean sleeps;
    private long came;
    private long calls;

    @Setup
    public void create() {
      intake = subject.create(this);
    }

    @Override
    public boolean take(boolean helping) {
      return false;
    }

    @Override
    public boolean mustSleep() {
      sleeps = true;
      return true;
    }

    @Override
    public void wake() {
      came++;
      sleeps = false;
    }

    @Override
    public boolean sleep() {
      return false;
    }

    @Override
    public void wakeKeeper() {
      calls++;
    }

    @TearDown
    public void check() {
      if (came == 0 || calls > 0 || !sleeps) {
        throw new AssertionError(
            "%s let callers in %d times, and woke the keeper %d times, who may not sleep: %s."
                .formatted(subject, came, calls, sleeps));
      }
    }
  }

  /// What a worker does without an intake.
  @State(Scope.Thread)
  public static class Tally {

    volatile boolean sleeps;
  }

  @Benchmark
  @Headline
  public void help(Crowd crowd) {
    crowd.intake.help(DONE, 0);
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.sleeps = false;
    tally.sleeps = true;
  }
}
