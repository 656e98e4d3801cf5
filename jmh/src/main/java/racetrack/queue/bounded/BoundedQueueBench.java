// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

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

/// How many elements per second pass from one producer to one consumer, and what does room buy?
///
/// **Prediction:** with room for one element every hand-over parks a thread, so throughput is set
/// by the scheduler; with more room, parking becomes rare and the lock sets the pace.
///
/// **Trap:** the producer is a thread of ours, not a `@Group` of JMH's. A grouped `put` or `take`
/// can block on a partner that has already finished its iteration, until JMH's timeout interrupts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BoundedQueueBench {

  @Param("CONDITION")
  BoundedQueueSubject subject;

  @Param({"1", "16", "1024"})
  int capacity;

  private BoundedQueue<Integer> queue;
  private Thread producer;

  @Setup
  public void startProducer() {
    queue = subject.create(capacity);
    producer = Thread.ofPlatform().daemon().name("producer").start(this::produceUntilInterrupted);
  }

  @TearDown
  public void stopProducer() throws InterruptedException {
    producer.interrupt();
    producer.join();
  }

  @Benchmark
  public Integer take() throws InterruptedException {
    return queue.take();
  }

  private void produceUntilInterrupted() {
    try {
      while (true) {
        queue.put(1);
      }
    } catch (InterruptedException e) {
      // The trial is over.
    }
  }
}
