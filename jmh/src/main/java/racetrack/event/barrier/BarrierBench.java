// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import java.util.concurrent.BrokenBarrierException;
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

/// How many times per second can a worker meet its partners?
///
/// **Prediction:** each meeting puts all but the last to sleep and wakes them again, so the
/// scheduler sets the pace, and the subjects differ little. Alone, a worker is always the last, and
/// pays for the counting only.
///
/// **Trap:** workers of the benchmark that met each other would wait for ever for one whose
/// iteration is over. So each worker has partners of our own, who meet it as long as it comes. A
/// trial whose partners have met another number of times than the worker fails.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BarrierBench {

  /// What a worker counts.
  @State(Scope.Thread)
  public static class Tally {
    long meetings;
  }

  /// A worker and a partner, or none.
  @State(Scope.Thread)
  public static class Party {

    @Param("MONITOR")
    BarrierSubject subject;

    @Param({"2", "1"})
    int parties;

    private Barrier barrier;
    private Thread partner;
    private long meetings;
    private long partnerMeetings;

    @Setup
    public void startPartner() {
      barrier = subject.create(parties);
      partner = Thread.ofPlatform().daemon().name("partner").unstarted(this::meetUntilInterrupted);
      if (parties == 2) {
        partner.start();
      }
    }

    private void meetUntilInterrupted() {
      try {
        while (true) {
          barrier.await();
          partnerMeetings++;
        }
      } catch (InterruptedException | BrokenBarrierException e) {
        // The trial is over.
      }
    }

    int meet() throws InterruptedException, BrokenBarrierException {
      meetings++;
      return barrier.await();
    }

    @TearDown
    public void check() throws InterruptedException {
      if (parties == 2) {
        awaitPartner();
      }
      partner.interrupt();
      partner.join();
      if (parties == 2 && partnerMeetings != meetings) {
        throw new AssertionError(
            "%s met %d times, and its partner %d times."
                .formatted(subject, meetings, partnerMeetings));
      }
    }

    /// An interrupt must not hit the partner before it is back from the last meeting.
    private void awaitPartner() {
      while (partner.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  @Benchmark
  @Headline
  public int await(Party party) throws InterruptedException, BrokenBarrierException {
    return party.meet();
  }

  @Benchmark
  public void baseline(Tally tally) {
    tally.meetings++;
  }
}
