// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A ring whose slots say themselves whether they are full, so that no count is shared at all.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` between two threads, as JCTools has it.
///
/// **Thread safety:** one producer, one consumer.
///
/// ## Why it is correct
///
/// - **Invariant:** a slot with an element is the consumer's to empty, a slot with null is the
///   producer's to fill. Both go through the slots in order, so the elements stand in one run, from
///   the consumer's `count` to the producer's.
/// - **Linearization points:** the writes to the slot. Of an `offer` that is refused, the read of
///   an element in the very slot that is next: it was put there a lap ago, so all others are full
///   too. Of a `poll` that finds nothing, the read of null.
/// - **Looking ahead:** the consumer empties slots in order. If the slot `step` places ahead is
///   empty, then so are those before it, and the producer may fill them without looking. If it is
///   full, the producer looks at its next slot only. As `step` is less than the length, it never
///   takes a slot for free that it has just filled itself.
/// - **Happens-before:** slots are written with release and read with acquire, in both directions.
///   The null of a `poll` is a plain write between two releases: the fence before it makes it a
///   release write, and the release of `count` behind it forbids to put it off. As in
///   [PaddedOneToOneQueue], nothing orders two queues.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// The threads meet in the slots alone: where the element lies, there lies the news of it. With
/// slots of four bytes, sixteen share a cache line, which travels when one thread comes close to
/// the other. Looking ahead keeps the producer from doing so in a queue that is well filled.
///
/// With one thread it is a little behind [JctoolsOneToOneQueue]; between two threads the two differ
/// less than each of them does from run to run (see the chart). A write through a [VarHandle]
/// checks the index and the class of the array, which JCTools' `Unsafe` does not; for elements,
/// these checks are left. Null fits into every array, so `poll` writes it without the handle. After
/// an acquire, a field must be read again, and what was checked of it is checked again; so `poll`
/// reads `slots` only once. With one thread, it would be further behind without the two.
///
/// ## Broken twin
///
/// [BrokenAheadOneToOneQueue] goes on for three times as far as it has looked. A producer that
/// filled its slot with a plain write would be [BrokenPlainOneToOneQueue] again.
///
/// ## Sources
///
/// - J. Giacomoni, T. Moseley, M. Vachharajani, *FastForward for Efficient Pipeline Parallelism: A
///   Cache-Optimized Concurrent Lock-Free Queue*, PPoPP 2008 (null means empty). Looking ahead is
///   not in it; it is in JCTools' `SpscArrayQueue`.
///
/// @param <E> the type of the elements
public final class SlotOneToOneQueue<E> implements OneToOneQueue<E> {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  private final @Nullable Object[] slots;
  private final int mask;

  /// How many slots ahead the producer looks.
  private final int step;

  private final Side producer = new Side();
  private final Side consumer = new Side();

  SlotOneToOneQueue(int capacity) {
    requirePowerOfTwo(4, capacity, "capacity");
    slots = new Object[Side.MARGIN + capacity + Side.MARGIN];
    mask = capacity - 1;
    step = capacity / 4;
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    Side own = producer;
    long index = own.count;
    if (index == own.limit && !hasRoom(index)) {
      return false;
    }
    own.count = index + 1;
    SLOT.setRelease(slots, slot(index), element); // linearization point; publishes: the element
    return true;
  }

  private boolean hasRoom(long index) {
    if (isEmpty(index + step)) {
      producer.limit = index + step;
      return true;
    }
    if (isEmpty(index)) { // linearization point if full
      producer.limit = index + 1;
      return true;
    }
    return false;
  }

  private boolean isEmpty(long index) {
    return SLOT.getAcquire(slots, slot(index)) == null; // acquires: the free slot
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    Side own = consumer;
    @Nullable Object[] ring = slots;
    long index = own.count;
    int slot = slot(index);
    E oldest = (E) SLOT.getAcquire(ring, slot); // linearization point if empty; acquires
    if (oldest != null) {
      VarHandle.releaseFence(); // the next write is a release write
      ring[slot] = null; // linearization point; publishes: the free slot
      own.release(index + 1);
    }
    return oldest;
  }

  private int slot(long index) {
    return Side.MARGIN + ((int) index & mask);
  }
}
