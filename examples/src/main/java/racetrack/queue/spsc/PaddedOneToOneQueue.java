// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// The ring, with each thread's data in cache lines of its own, and a look at the other's only when
/// needed.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` between two threads, at the speed of the memory.
///
/// **Thread safety:** one producer, one consumer.
///
/// ## Why it is correct
///
/// It is [RingOneToOneQueue] with three changes, none of which changes the invariant.
///
/// - **Remembered limits:** `limit` is how far a side may go without looking at the other. The
///   other's count only grows, so an old limit is a safe one: too low, never too high. The producer
///   answers "full", and the consumer "empty", only after a fresh look.
/// - **Acquire and release:** a count is written with release and read by the other side with
///   acquire. This gives the two happens-before edges of the ring and nothing more: it does not
///   order the write of one queue's count before a later read of another's. So two threads that
///   offer to each other and then poll may both find nothing: see `Crossing` in the races.
/// - **Padding:** around each [Side], and at both ends of `slots`. It changes the layout only.
/// - **Linearization points:** the releases of the counts; if full or empty, the fresh look.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// Where nothing runs full or empty, a side looks at the other once for all that had come together
/// since, not once per operation: the line with the other's count travels seldom. A release is an
/// ordinary store on x86-64. Two cache lines of padding before and behind each side, some 500 bytes
/// a queue, since processors fetch lines in pairs. With the queue nearly empty, both sides still
/// work in the same line of `slots`; only distance helps against that.
///
/// ## Broken twin
///
/// [BrokenStaleOneToOneQueue] trusts an old limit when the queue seems full.
///
/// ## Sources
///
/// - P. P. C. Lee, T. Bu, G. Chandranmenon, *A Lock-Free, Cache-Efficient Multi-Core
///   Synchronization Mechanism for Line-Rate Network Traffic Monitoring*, IPDPS 2010 (remembered
///   indices; theirs also publish in batches, ours do not).
/// - JEP 193, *Variable Handles*; D. Lea, *Using JDK 9 Memory Order Modes*, 2018.
///
/// @param <E> the type of the elements
public final class PaddedOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private final int capacity;
  private final Side producer = new Side();
  private final Side consumer = new Side();

  PaddedOneToOneQueue(int capacity) {
    requirePowerOfTwo(4, capacity, "capacity");
    slots = new Object[Side.MARGIN + capacity + Side.MARGIN];
    this.capacity = capacity;
    producer.limit = capacity;
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = producer.count;
    if (index == producer.limit) {
      producer.limit = consumer.acquire() + capacity; // linearization point if full
      if (index == producer.limit) {
        return false;
      }
    }
    slots[slot(index)] = element;
    producer.release(index + 1); // linearization point; publishes: the element
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    long index = consumer.count;
    if (index == consumer.limit) {
      consumer.limit = producer.acquire(); // linearization point if empty; acquires: the elements
      if (index == consumer.limit) {
        return null;
      }
    }
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null; // so that the element can be collected
    consumer.release(index + 1); // linearization point; publishes: the free slot
    return oldest;
  }

  private int slot(long index) {
    return Side.MARGIN + ((int) index & capacity - 1);
  }
}
