// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

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
import racetrack.queue.Batons;
import racetrack.queue.Batons.Baton;

/// How many elements per second pass through the queue when a crowd shares it?
///
/// **Prediction:** alone, a worker pays two compare-and-sets, or two acquisitions of a lock, which
/// cost about twice as much. In a crowd, more workers add nothing, since each of the two counts has
/// one owner at a time. Without a lock, all cores go on, the counts travel between them, and most
/// is lost. With a lock, whoever finds it taken is parked, and one worker goes on from its own
/// cache: several times as much. Queues without a lock have two speeds, as two workers on one core
/// do not disturb each other; the lab sheet says what to choose.
///
/// **Trap:** a worker that waits for a partner whose iteration is over. In [#passOn] each worker
/// offers a baton and then polls one. A worker that is to poll has just offered, so there is a
/// baton for it; and if the queue is full, then of batons whose owners are about to poll. A worker
/// that has finished owes nothing. Batons that are lost or doubled make a trial fail.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ManyToManyQueueBench {

  /// Which queue is under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("SEQUENCE")
    ManyToManyQueueSubject subject;

    @Param({"1024", "16"})
    int capacity;

    AssertionError wrong(String how) {
      return new AssertionError(subject + " with capacity " + capacity + " " + how);
    }
  }

  /// Workers who pass batons on to each other.
  @State(Scope.Benchmark)
  public static class Crowd {

    private final Batons batons = new Batons();
    ManyToManyQueue<Baton> queue;

    @Setup
    public void create(Track track) {
      queue = track.subject.create(track.capacity);
    }

    @TearDown
    public void check(Track track) {
      if (queue.poll() != null) {
        throw track.wrong("still held a baton that nobody had to take.");
      }
      batons.check(track::wrong);
    }
  }

  /// A worker who exchanges its baton for another at every turn.
  public static class Passer extends Batons.Carrier {

    @Setup
    public void join(Crowd crowd) {
      crowd.batons.join(this);
    }
  }

  @Benchmark
  @Headline
  public void passOn(Crowd crowd, Passer passer) {
    passer.pass();
    for (int tries = 1; !crowd.queue.offer(passer.baton); tries++) {
      pause(tries);
    }
    Baton next = crowd.queue.poll();
    for (int tries = 1; next == null; tries++) {
      pause(tries);
      next = crowd.queue.poll();
    }
    passer.baton = next;
  }

  @Benchmark
  public void baseline(Batons.Carrier carrier) {
    carrier.pass();
  }

  /// A thread that waits in vain for long may be keeping the other from the processor.
  @SuppressWarnings("ThreadPriorityCheck") // nothing is synchronised by it
  private static void pause(int tries) {
    if (tries % 256 == 0) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }
}
