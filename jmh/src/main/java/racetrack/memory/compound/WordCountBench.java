// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;
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

/// How many words per second does a crowd count, and what do those pay who want to see all of them?
///
/// **Prediction:** a snapshot of the immutable map is a read, and everybody else copies; so the
/// immutable map is the slowest to count with ([#count]) and the fastest to look at
/// ([#mostlyLook]). The concurrent maps gain little over the monitor, for each call writes to the
/// state of the lock that counters share.
///
/// **Trap:** the words are few, so that they collide and a copy is cheap; with a thousand words,
/// the immutable map would copy a thousand. Each worker keeps a tally of its own, and a trial whose
/// counts differ from the tallies fails. The [#baseline] keeps the tally alone.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class WordCountBench {

  private static final String[] WORDS = {"to", "be", "or", "not"};

  /// One in this many operations of [#mostlyLook] counts; the others look. A power of two.
  private static final int LOOK_MOSTLY = 16;

  /// The words, counted by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("MONITOR")
    WordCountSubject subject;

    WordCount count;
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void create() {
      count = subject.create();
    }

    @TearDown
    public void check() {
      long done = 0;
      for (Worker worker : workers) {
        done += worker.counted;
      }
      long counted = 0;
      for (int each : count.snapshot().values()) {
        counted += each;
      }
      if ((int) counted != (int) done) { // the counts are of 32 bits, and may wrap
        throw new AssertionError(
            "The workers counted %d words, but %s has %d.".formatted(done, subject, counted));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    private int turn;
    long counted;

    String nextWord() {
      counted++;
      return WORDS[turn++ & (WORDS.length - 1)];
    }
  }

  /// A worker who counts words for all.
  public static class Worker extends Tally {

    private int looks;

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void count(Shared shared, Worker worker) {
    shared.count.count(worker.nextWord());
  }

  @Benchmark
  public Map<String, Integer> mostlyLook(Shared shared, Worker worker) {
    if (worker.looks++ % LOOK_MOSTLY == 0) {
      shared.count.count(worker.nextWord());
    }
    return shared.count.snapshot();
  }

  @Benchmark
  public String baseline(Tally tally) {
    return tally.nextWord();
  }
}
