// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
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

/// How many elements per second are put, taken and done, and what does it cost to count them?
///
/// **Prediction:** with the count under the lock that is held anyway, a third acquisition of it is
/// all there is to pay. The phaser spares the lock and pays with atomic steps on four counts; it
/// gains where producers and consumers would have excluded each other. More workers do not help.
///
/// **Trap:** a worker that waits for a partner whose iteration is over. In [#passOn] each worker
/// puts a baton and then takes one. Who is to take has just put, so there is a baton for it; and if
/// the queue is full, then of batons whose owners are about to take. Who has finished owes nothing.
/// Batons that are lost, doubled or not done make a trial fail.
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

  /// What is passed on. Only its holder writes to it, so a count that is wrong had two holders, or
  /// one who did not see what the last one wrote.
  static final class Baton {
    long passes;
  }

  /// Workers who pass batons on to each other.
  @State(Scope.Benchmark)
  public static class Crowd {

    private final Queue<Passer> passers = new ConcurrentLinkedQueue<>();
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
      Set<Baton> batons = new HashSet<>();
      long received = 0;
      long passed = 0;
      for (Passer passer : passers) {
        if (!batons.add(passer.baton)) {
          throw track.wrong("handed one baton to two workers.");
        }
        received += passer.baton.passes;
        passed += passer.passes;
      }
      if (received != passed) {
        throw track.wrong(
            "passed batons on %d times, but they saw %d.".formatted(passed, received));
      }
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

  /// A worker and its baton.
  @State(Scope.Thread)
  public static class Carrier {
    Baton baton = new Baton();
    long passes;
  }

  /// A worker who exchanges its baton for another at every turn.
  public static class Passer extends Carrier {

    @Setup
    public void join(Crowd crowd) {
      crowd.passers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void passOn(Crowd crowd, Passer passer) throws InterruptedException {
    passer.baton.passes++;
    passer.passes++;
    crowd.queue.put(passer.baton);
    Baton next = crowd.queue.take(PATIENCE);
    if (next == null) {
      throw new AssertionError("A worker who had put a baton found none in " + PATIENCE + ".");
    }
    passer.baton = next;
    crowd.queue.taskDone();
  }

  @Benchmark
  public void baseline(Carrier carrier) {
    carrier.baton.passes++;
    carrier.passes++;
  }
}
