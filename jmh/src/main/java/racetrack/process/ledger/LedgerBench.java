// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import java.nio.ByteBuffer;
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

/// How many tasks per second can a side offer and begin, where nobody is in its way?
///
/// **Prediction:** two atomic operations per task, each with a fence or a lock of the cache line,
/// and nothing else. Workers have a ledger each, so they scale with the cores. A task that is sent
/// to another process costs a hundred times as much: agreeing is not what makes it slow.
///
/// **Trap:** a ledger that always says yes, or always no, is as fast. A trial in which a task could
/// not be begun fails, and so does one whose last task can be begun a second time.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class LedgerBench {

  /// A ledger of one worker's own.
  @State(Scope.Thread)
  public static class Own {

    @Param("SHARED")
    LedgerSubject subject;

    Ledger ledger;
    long task;
    private long wrong;

    @Setup
    public void create() {
      ledger = subject.create(ByteBuffer.allocateDirect(Ledger.SIZE));
    }

    void require(boolean isRight) {
      if (!isRight) {
        wrong++;
      }
    }

    @TearDown
    public void check() {
      if (wrong > 0 || (task > 0 && (!ledger.begun(task) || ledger.begin(task)))) {
        throw new AssertionError(subject + " was wrong about %d tasks.".formatted(wrong));
      }
    }
  }

  /// A worker's tasks, without a ledger.
  @State(Scope.Thread)
  public static class Tally {

    long task;
  }

  @Benchmark
  @Headline
  public void begin(Own own) {
    own.ledger.offer(++own.task);
    own.require(own.ledger.begin(own.task));
  }

  @Benchmark
  public long baseline(Tally tally) {
    return ++tally.task;
  }
}
