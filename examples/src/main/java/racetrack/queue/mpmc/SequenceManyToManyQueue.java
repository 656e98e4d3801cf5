// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// A ring in which each slot has a number that says whose turn it is.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `put_nowait` and `get_nowait`, without its lock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// Offers and polls are numbered: `tail` is the number of the next offer, `head` that of the next
/// poll. Offer and poll number *n* use slot *n*, modulo the capacity. The slot's sequence says
///
/// - *n*: free for offer *n*,
/// - *n* + 1: filled by offer *n*, for poll *n*,
/// - *n* + capacity: emptied by poll *n*, and so free for the offer of the next lap.
///
/// A number is claimed by a compare-and-set of the count, and only when the slot is ready for it.
/// Between the claim and the next sequence, the slot belongs to whoever claimed the number.
///
/// - **Invariant:** `head <= tail <= head + capacity`. For offer *n* is claimed only after poll *n*
///   - capacity has emptied the slot, and poll *n* only after offer *n* has filled it.
/// - **Linearization points:** the two compare-and-sets. If full, the read of `head`: `tail` was
///   `index` before and does not fall, and the invariant does not allow it to be more. If empty,
///   the read of `tail`, likewise.
/// - **Happens-before:** the sequence is written with release after the slot, and read with acquire
///   before it, by the next to claim the slot.
/// - **No ABA:** a slow thread's compare-and-set fails if anybody was faster, since counts never
///   come back: 2⁶³ offers take centuries. Nor does a sequence, which tells the laps apart.
/// - **Progress:** *not* lock-free, though there are no locks. Whoever is stopped between its claim
///   and the new sequence holds up those who come to this slot: they cannot say "empty" or "full",
///   which would not be true, and look again. A thread that comes to another slot goes on.
///
/// ## Cost
///
/// One compare-and-set per operation, on one of two cache lines, each of which all producers, or
/// all consumers, need: more threads do not make it faster, and on more cores all are slower than
/// one alone, since the lines travel. Producers and consumers meet only in the slots, or when the
/// queue is full or empty.
///
/// With one worker it keeps up with [JctoolsManyToManyQueue] to within a tenth. In a crowd the two
/// differ less than each of them does from run to run. If nothing is done between two operations, a
/// lock is faster in a crowd: the lab sheet says why.
///
/// ## Broken twins
///
/// [BrokenAbaManyToManyQueue] has counts that come back, [BrokenLapManyToManyQueue] does not pass
/// the slot on to the next lap, [BrokenHastyManyToManyQueue] takes an unfinished slot for an empty
/// queue, [BrokenClaimManyToManyQueue] claims without a compare-and-set, and
/// [BrokenEarlyManyToManyQueue] publishes the sequence before the element.
///
/// ## Sources
///
/// - D. Vyukov, *Bounded MPMC queue*, 1024cores.net. His answers "empty" to a consumer whose slot
///   is claimed and not filled yet, even if later offers have ended: the twin
///   [BrokenHastyManyToManyQueue] does so. Ours look at the other count first, as JCTools' do.
/// - JEP 193, *Variable Handles*.
///
/// @param <E> the type of the elements
public final class SequenceManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  SequenceManyToManyQueue(int capacity) {
    this.capacity = requirePowerOfTwo(2, capacity, "capacity");
    slots = Slot.ring(capacity);
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    while (true) {
      long index = tail.get();
      Slot<E> slot = slot(index);
      if (slot.sequence() == index) { // acquires: the free slot
        if (tail.advance(index)) { // linearization point
          slot.element = element;
          slot.setSequence(index + 1); // publishes: the element
          return true;
        }
      } else if (index - head.get() == capacity) { // linearization point if full
        return false;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of emptying the slot
    }
  }

  @Override
  public @Nullable E poll() {
    while (true) {
      long index = head.get();
      Slot<E> slot = slot(index);
      if (slot.sequence() == index + 1) { // acquires: the element
        if (head.advance(index)) { // linearization point
          E oldest = slot.element;
          slot.element = null; // so that the element can be collected
          slot.setSequence(index + capacity); // publishes: the free slot
          return oldest;
        }
      } else if (index == tail.get()) { // linearization point if empty
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }

  private Slot<E> slot(long index) {
    return slots[(int) index & slots.length - 1];
  }
}
