// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import org.jspecify.annotations.Nullable;

/// The LMAX Disruptor's ring buffer for many producers, with consumers who compete, behind our
/// contract.
///
/// **Seed idiom:** none. A Disruptor is made for consumers who each see *every* event, in batches,
/// and who never say "empty". Here it is used as a queue, which is not what it is best at.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The ring buffer counts the claims of the producers in its cursor, and remembers for each slot
/// the lap in which it was last published. `taken` counts what the consumers have. It is the ring's
/// gating sequence: nothing is overwritten that is not taken.
///
/// - **Invariant:** `taken <= cursor <= taken + capacity`.
/// - **Read, then claim:** a consumer reads the event and *then* claims it by a compare-and-set of
///   `taken`. If that succeeds, `taken` was lower all the time before, so no producer can have
///   touched the event. If it fails, what was read is thrown away.
/// - **Linearization points:** the compare-and-set of the cursor inside `tryNext`, and that of
///   `taken`. If full, the read of `taken` inside `tryNext`; if empty, the read of the cursor.
/// - **Happens-before:** `publish` releases what `isAvailable` acquires; the compare-and-set of
///   `taken` releases what `tryNext` acquires.
/// - **Progress:** not lock-free: a producer that is stopped between `tryNext` and `publish` holds
///   the consumers up. A consumer that is stopped holds up nobody.
///
/// ## Cost
///
/// Each slot refers to a preallocated event, which refers to the element: one step more than a ring
/// of elements. An event cannot be cleared after it is claimed, since it may be filled again by
/// then: the queue keeps the last elements alive until they are overwritten. That it is full it
/// says by an exception, one that is made once and has no stack trace.
///
/// ## Broken twin
///
/// None of its own.
///
/// ## Sources
///
/// - M. Thompson, D. Farley, M. Barker, P. Gee, A. Stewart, *Disruptor: High performance
///   alternative to bounded queues for exchanging data between concurrent threads*, 2011. The
///   release used here, 4.0, has no pool of workers any more; this class does what it would be
///   needed for.
///
/// @param <E> the type of the elements
public final class DisruptorManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final Sequence taken = new Sequence();
  private final RingBuffer<Event<E>> ring;

  private static final class Event<E> {
    @Nullable E element;
  }

  DisruptorManyToManyQueue(int capacity) {
    requirePowerOfTwo(2, capacity, "capacity");
    // Nobody waits, so the strategy only decides whom to wake at each publication: nobody.
    ring = RingBuffer.createMultiProducer(Event::new, capacity, new BusySpinWaitStrategy());
    ring.addGatingSequences(taken);
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index;
    try {
      index = ring.tryNext(); // linearization point
    } catch (InsufficientCapacityException e) {
      return false;
    }
    ring.get(index).element = element;
    ring.publish(index); // publishes: the element
    return true;
  }

  @Override
  public @Nullable E poll() {
    while (true) {
      long last = taken.get();
      long index = last + 1;
      if (ring.isAvailable(index)) { // acquires: the element
        E oldest = ring.get(index).element;
        if (taken.compareAndSet(last, index)) { // linearization point; publishes: the free slot
          return oldest;
        }
      } else if (ring.getCursor() < index) { // linearization point if empty
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }
}
