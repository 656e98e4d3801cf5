// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// How many elements per second pass from one thread to another, and what does one operation cost?
///
/// **Prediction:** what the two threads pay for is the travel of cache lines between their cores.
/// The ring with volatile counts sends one back and forth with each element; those that keep their
/// data apart send one now and then, and are several times as fast. The lock of the JDK's queue is
/// far behind all of them. Alone ([#solo]) no line travels, and what remains is the fence of a
/// volatile write and the lock.
///
/// **Trap:** a partner whose iteration is over, and for whom the other waits until JMH's timeout.
/// In [#pair] the producer is a thread of ours, which offers until the trial is over. And a queue
/// that loses elements is fast: the consumer knows which element must come next, and a trial in
/// which another one came fails.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OneToOneQueueBench {

  /// What is sent, again and again, so that no allocation is measured. A power of two.
  private static final Element[] ELEMENTS = elements(1 << 10);

  /// Something to send.
  static final class Element {}

  /// Which queue is under test.
  @State(Scope.Benchmark)
  public static class Track {

    @Param("RING")
    OneToOneQueueSubject subject;

    @Param({"1024", "16"})
    int capacity;

    <E> OneToOneQueue<E> queue() {
      return subject.create(capacity);
    }

    AssertionError wrong(String how) {
      return new AssertionError(subject + " with capacity " + capacity + " " + how);
    }
  }

  /// A consumer's book: which element must come next.
  @State(Scope.Thread)
  public static class Book {

    long received;
    long wrong;

    void accept(@Nullable Element element) {
      if (element != element(received)) {
        wrong++;
      }
      received++;
    }

    void requireOrder(Track track) {
      if (wrong > 0) {
        throw track.wrong("gave out %d elements that were not next.".formatted(wrong));
      }
    }
  }

  /// A queue whose producer is a thread of ours.
  public static class Pair extends Book {

    OneToOneQueue<Element> queue;
    private Thread producer;
    private volatile boolean over;
    private long sent;

    @Setup
    public void startProducer(Track track) {
      queue = track.queue();
      producer = Thread.ofPlatform().daemon().name("producer").start(this::sendUntilOver);
    }

    private void sendUntilOver() {
      while (true) {
        Element element = element(sent);
        for (int tries = 1; !queue.offer(element); tries++) {
          if (over) {
            return;
          }
          pause(tries);
        }
        sent++;
      }
    }

    @TearDown
    public void check(Track track) throws InterruptedException {
      over = true;
      producer.join();
      for (Element left = queue.poll(); left != null; left = queue.poll()) {
        accept(left);
      }
      requireOrder(track);
      if (received != sent) {
        throw track.wrong("took in %d elements and gave out %d.".formatted(sent, received));
      }
    }
  }

  /// A queue of one worker's own.
  public static class Solo extends Book {

    OneToOneQueue<Element> queue;

    @Setup
    public void create(Track track) {
      queue = track.queue();
    }

    @TearDown
    public void check(Track track) {
      requireOrder(track);
    }
  }

  @Benchmark
  @Headline
  public void pair(Pair pair) {
    Element element = pair.queue.poll();
    for (int tries = 1; element == null; tries++) {
      pause(tries);
      element = pair.queue.poll();
    }
    pair.accept(element);
  }

  @Benchmark
  public void solo(Solo solo) {
    solo.queue.offer(element(solo.received));
    solo.accept(solo.queue.poll());
  }

  @Benchmark
  public void baseline(Book book) {
    book.accept(element(book.received));
  }

  /// A thread that waits in vain for long may be keeping its partner from the processor.
  @SuppressWarnings("ThreadPriorityCheck") // nothing is synchronised by it
  private static void pause(int tries) {
    if (tries % 256 == 0) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }

  private static Element element(long number) {
    return ELEMENTS[(int) number & ELEMENTS.length - 1];
  }

  private static Element[] elements(int count) {
    Element[] elements = new Element[count];
    Arrays.setAll(elements, _ -> new Element());
    return elements;
  }
}
