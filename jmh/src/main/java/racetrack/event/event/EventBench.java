// SPDX-License-Identifier: Apache-2.0
package racetrack.event.event;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// What does it cost to look at an event, what to wake somebody with it, and how long does the
/// slowest of a thousand wake-ups take?
///
/// **Prediction:** where looking is a volatile read, a crowd looks as fast as its workers go, each
/// from its own cache; where it takes a lock, they look one after the other. In [#wake] the
/// scheduler sets the pace, and the events differ little; in [#wakeLatency] its slowest thousandth
/// takes many times as long as its median, whichever the event.
///
/// **Trap:** an event that forgets looks as fast as any. So every [#look] must find what was last
/// set or cleared, and every wake-up is counted on both sides. A compiler that takes many looks for
/// one would make the first chart lie: the results are consumed.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EventBench {

  /// A crowd looks at an event that nobody sets.
  @State(Scope.Benchmark)
  public static class Crowd {

    @Param("MONITOR")
    EventSubject subject;

    Event event;

    @Setup
    public void create() {
      event = subject.create();
    }

    @TearDown
    public void check() {
      boolean before = event.isSet();
      event.set();
      if (before || !event.isSet()) {
        throw new AssertionError(subject + " does not know whether it is set.");
      }
    }
  }

  /// A worker and a partner of ours, who wake each other. Nobody else knows their events.
  @State(Scope.Thread)
  public static class Pair {

    @Param("MONITOR")
    EventSubject subject;

    private Event request;
    private Event answer;
    private Thread partner;
    private long asked;
    private long answered;

    @Setup
    public void startPartner() {
      request = subject.create();
      answer = subject.create();
      partner = Thread.ofPlatform().daemon().name("partner").start(this::answerUntilInterrupted);
    }

    private void answerUntilInterrupted() {
      try {
        while (true) {
          request.await();
          request.clear();
          answered++;
          answer.set();
        }
      } catch (InterruptedException e) {
        // The trial is over.
      }
    }

    void ask() throws InterruptedException {
      asked++;
      request.set();
      answer.await();
      answer.clear();
    }

    @TearDown
    public void check() throws InterruptedException {
      partner.interrupt();
      partner.join();
      if (asked != answered) {
        throw new AssertionError(
            "The partner of %s was asked %d times, but answered %d times."
                .formatted(subject, asked, answered));
      }
    }
  }

  @Benchmark
  @Headline
  public boolean look(Crowd crowd) {
    return crowd.event.isSet();
  }

  @Benchmark
  public void wake(Pair pair) throws InterruptedException {
    pair.ask();
  }

  /// Two wake-ups, there and back, each pair timed by itself.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Threads(1)
  public void wakeLatency(Pair pair) throws InterruptedException {
    pair.ask();
  }

  /// A flag that nobody shares.
  @State(Scope.Thread)
  public static class Flag {
    boolean set;
  }

  @Benchmark
  public boolean baseline(Flag flag) {
    return flag.set;
  }
}
