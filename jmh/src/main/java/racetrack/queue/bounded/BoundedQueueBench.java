// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;
import racetrack.queue.Batons;
import racetrack.queue.Batons.Baton;

/// How many elements per second pass through the queue, what does room buy, and how long is one on
/// its way?
///
/// **Prediction:** with room for one element every hand-over parks a thread, so throughput is set
/// by the scheduler; with more room, parking becomes rare and the lock sets the pace. More workers
/// do not help: all pass through one lock. In [#roundTripLatency] each element finds its taker
/// asleep, so that the scheduler's wake-up is most of the time, and its slowest thousandth a
/// multiple of it.
///
/// **Trap:** a worker that waits for a partner whose iteration is over waits until JMH's timeout.
///
/// - Crowd: in [#passOn], each worker puts a baton and then takes one. The queue holds as many
///   batons as there are workers between their `put` and their `take`. So a worker who is to take
///   finds a baton and never waits for a `put`; and a worker who finds the queue full waits for
///   workers in the midst of an operation, each of whom will take. A worker that has finished owes
///   nothing.
/// - Fan-out: in [#take], the producer is a thread of ours that puts as long as anyone takes.
///
/// Elements that are lost, doubled or out of order make a trial fail.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BoundedQueueBench {

  /// Which queue is under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("CONDITION")
    BoundedQueueSubject subject;

    @Param({"16", "1", "1024"})
    int capacity;

    <E> BoundedQueue<E> queue() {
      return subject.create(capacity);
    }

    AssertionError wrong(String how) {
      return new AssertionError(subject + " with capacity " + capacity + " " + how);
    }
  }

  /// Workers who pass batons on to each other.
  @State(Scope.Benchmark)
  public static class Crowd {

    private final Batons batons = new Batons();
    BoundedQueue<Baton> queue;

    @Setup
    public void create(Track track) {
      queue = track.queue();
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

  /// One producer who numbers its elements, for consumers who take them.
  @State(Scope.Benchmark)
  public static class FanOut {

    private final Queue<Consumer> consumers = new ConcurrentLinkedQueue<>();
    BoundedQueue<Long> queue;
    private Thread producer;
    private long produced;

    @Setup
    public void startProducer(Track track) {
      queue = track.queue();
      producer = Thread.ofPlatform().daemon().name("producer").start(this::produceUntilInterrupted);
    }

    private void produceUntilInterrupted() {
      try {
        while (true) {
          queue.put(produced);
          produced++;
        }
      } catch (InterruptedException e) {
        // The trial is over.
      }
    }

    @TearDown
    public void check(Track track) throws InterruptedException {
      producer.interrupt();
      producer.join();
      long count = 0;
      long sum = 0;
      for (Long left = queue.poll(); left != null; left = queue.poll()) {
        count++;
        sum += left;
      }
      for (Consumer consumer : consumers) {
        if (consumer.overtaken > 0) {
          throw track.wrong("let %d elements be overtaken.".formatted(consumer.overtaken));
        }
        count += consumer.count;
        sum += consumer.sum;
      }
      if (count != produced || sum != produced * (produced - 1) / 2) {
        throw track.wrong("took in %d elements and gave out %d.".formatted(produced, count));
      }
    }
  }

  /// A consumer. The numbers it takes must rise.
  @State(Scope.Thread)
  public static class Consumer {

    private long count;
    private long sum;
    private long last = -1;
    private long overtaken;

    @Setup
    public void join(FanOut fanOut) {
      fanOut.consumers.add(this);
    }

    void accept(long number) {
      count++;
      sum += number;
      if (number <= last) {
        overtaken++;
      }
      last = number;
    }
  }

  /// A worker and a partner of ours, who sends back whatever comes. Each way has room for one.
  @State(Scope.Thread)
  public static class Echo {

    @Param("CONDITION")
    BoundedQueueSubject subject;

    private BoundedQueue<Long> there;
    private BoundedQueue<Long> back;
    private Thread partner;
    private long sent;

    @Setup
    public void startPartner() {
      there = subject.create(1);
      back = subject.create(1);
      partner = Thread.ofPlatform().daemon().name("partner").start(this::answerUntilInterrupted);
    }

    private void answerUntilInterrupted() {
      try {
        while (true) {
          back.put(there.take());
        }
      } catch (InterruptedException e) {
        // The trial is over.
      }
    }

    void call() throws InterruptedException {
      there.put(sent);
      long received = back.take();
      if (received != sent) {
        throw new AssertionError(
            "%s sent %d back in place of %d.".formatted(subject, received, sent));
      }
      sent++;
    }

    @TearDown
    public void stopPartner() throws InterruptedException {
      partner.interrupt();
      partner.join();
    }
  }

  @Benchmark
  @Headline
  public void passOn(Crowd crowd, Passer passer) throws InterruptedException {
    passer.pass();
    crowd.queue.put(passer.baton);
    passer.baton = crowd.queue.take();
  }

  @Benchmark
  public void take(FanOut fanOut, Consumer consumer) throws InterruptedException {
    consumer.accept(fanOut.queue.take());
  }

  /// Two hand-overs, there and back, each pair timed by itself.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Threads(1)
  public void roundTripLatency(Echo echo) throws InterruptedException {
    echo.call();
  }

  @Benchmark
  public void baseline(Batons.Carrier carrier) {
    carrier.pass();
  }
}
