// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import java.time.Duration;
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

/// How many elements per second are put, taken and done, and what does it cost to count them?
///
/// **Prediction:** with the count under the lock that is held anyway, a third acquisition of it is
/// all there is to pay. The phaser spares the lock and pays with atomic steps on four counts; it
/// gains where producers and consumers would have excluded each other. More workers do not help.
///
/// **Trap:** a worker that waits for a partner whose iteration is over. In [#passOn] each worker
/// puts a baton and then takes one. A worker that is to take has just put, so there is a baton for
/// it; and if the queue is full, then of batons whose owners are about to take. A worker that has
/// finished owes nothing. Batons that are lost, doubled or not done make a trial fail.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class JoinableQueueBench {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Which queue is under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("CONDITION")
    JoinableQueueSubject subject;

    @Param({"16", "1"})
    int capacity;

    AssertionError wrong(String how) {
      return new AssertionError(subject + " with capacity " + capacity + " " + how);
    }
  }

  /// Workers who pass batons on to each other.
  @State(Scope.Benchmark)
  public static class Crowd {

    private final Batons batons = new Batons();
    JoinableQueue<Baton> queue;

    @Setup
    public void create(Track track) {
      queue = track.subject.create(track.capacity);
    }

    @TearDown
    public void check(Track track) throws InterruptedException {
      if (queue.take(Duration.ZERO) != null) {
        throw track.wrong("still held a baton that nobody had to take.");
      }
      if (!isDone(queue)) {
        throw track.wrong("counted too few that were done.");
      }
      batons.check(track::wrong);
    }

    /// Nothing is unfinished if there is nothing more to be done.
    private static boolean isDone(JoinableQueue<Baton> queue) {
      try {
        queue.taskDone();
        return false;
      } catch (IllegalStateException e) {
        return true;
      }
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
  public void passOn(Crowd crowd, Passer passer) throws InterruptedException {
    passer.pass();
    crowd.queue.put(passer.baton);
    Baton next = crowd.queue.take(PATIENCE);
    if (next == null) {
      throw new AssertionError("A worker who had put a baton found none in " + PATIENCE + ".");
    }
    passer.baton = next;
    crowd.queue.taskDone();
  }

  @Benchmark
  public void baseline(Batons.Carrier carrier) {
    carrier.pass();
  }
}
