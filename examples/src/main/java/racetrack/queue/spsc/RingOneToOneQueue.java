// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// A ring of slots with two volatile counts, each written by one thread.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` between two threads, without its lock.
///
/// **Thread safety:** one producer, one consumer.
///
/// ## Why it is correct
///
/// Nothing needs a compare-and-set, since nothing has two writers: `tail` and the filling of slots
/// are the producer's, `head` and the emptying of slots the consumer's.
///
/// - **Invariant:** `head <= tail <= head + slots.length`. The elements are in the slots `head` to
///   `tail - 1`, modulo the length; all other slots are the producer's, to be filled. The counts
///   never wrap: 2⁶³ offers take centuries.
/// - **Linearization points:** the writes of `tail` in [#offer] and of `head` in [#poll]. An
///   `offer` that is refused, the read of `head`: only the producer could have added to `tail`
///   since. A `poll` that finds nothing, the read of `tail`.
/// - **Happens-before:** the slot is written before the volatile `tail`, which the consumer reads
///   before the slot. The slot is read and cleared before the volatile `head`, which the producer
///   reads before it fills the slot again.
/// - **Progress:** wait-free; there is no loop in either method.
/// - **Two queues:** all accesses of the counts are volatile and so have one order. This class
///   promises more than [OneToOneQueue] does.
///
/// ## Cost
///
/// One volatile write per operation, which on x86-64 empties the store buffer: some 20 cycles. Each
/// method reads the count that the other thread writes, and both counts lie in one cache line,
/// which therefore travels between the cores all the time. [PaddedOneToOneQueue] saves both.
///
/// ## Broken twins
///
/// [BrokenPlainOneToOneQueue] has plain counts, [BrokenEarlyOneToOneQueue] publishes the count
/// before the element, [BrokenFreedOneToOneQueue] frees the slot before it has read it,
/// [BrokenWrapOneToOneQueue] does not look whether there is room, and [BrokenStaticOneToOneQueue]
/// shares the slots with all other queues.
///
/// ## Sources
///
/// - L. Lamport, *Specifying Concurrent Program Modules*, ACM TOPLAS 5(2), 1983. His counts go
///   round with the ring; ours go on, so that full and empty differ without a slot left free.
/// - JLS 25, §17.4.5 (happens-before).
///
/// @param <E> the type of the elements
public final class RingOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;

  /// How many elements were polled; written by the consumer.
  private volatile long head;

  /// How many elements were offered; written by the producer.
  private volatile long tail;

  RingOneToOneQueue(int capacity) {
    slots = new Object[requirePowerOfTwo(4, capacity, "capacity")];
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = tail;
    if (index - head == slots.length) { // linearization point if full
      return false;
    }
    slots[slot(index)] = element;
    tail = index + 1; // linearization point; publishes: the element
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    long index = head;
    if (index == tail) { // linearization point if empty; acquires: the element
      return null;
    }
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null; // so that the element can be collected
    head = index + 1; // linearization point; publishes: the free slot
    return oldest;
  }

  private int slot(long index) {
    return (int) index & slots.length - 1;
  }
}
