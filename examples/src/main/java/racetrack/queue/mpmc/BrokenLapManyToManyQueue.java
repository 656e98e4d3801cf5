// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SequenceManyToManyQueue] with a slot that is not passed on to the next lap.
///
/// ## Why it breaks
///
/// Poll *n* leaves the sequence as offer *n* has set it. Offer *n* + capacity waits for another.
///
/// | step | producer                                      | consumer  | `head`, `tail` | sequences |
/// |------|-----------------------------------------------|-----------|----------------|-----------|
/// | 1    | offers 1 and 2                                |           | 0, 2           | `[1 2]`   |
/// | 2    |                                               | polls 1   | 1, 2           | `[1 2]`   |
/// | 3    | offer 2: slot 0 says 1, and the ring is not full |        | 1, 2           | `[1 2]`   |
/// | 4    | looks again, for ever                         |           | 1, 2           | `[1 2]`   |
///
/// **Where it is right:** for the first lap, so in every test that is shorter than the ring.
///
/// @param <E> the type of the elements
public final class BrokenLapManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenLapManyToManyQueue(int capacity) {
    this.capacity = requirePowerOfTwo(2, capacity, "capacity");
    slots = Slot.ring(capacity);
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    while (true) {
      long index = tail.get();
      Slot<E> slot = slot(index);
      if (slot.sequence() == index) {
        if (tail.advance(index)) {
          slot.element = element;
          slot.setSequence(index + 1);
          return true;
        }
      } else if (index - head.get() == capacity) {
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
      if (slot.sequence() == index + 1) {
        if (head.advance(index)) {
          E oldest = slot.element;
          slot.element = null;
          slot.setSequence(index + 1); // wound: nobody waits for this number
          return oldest;
        }
      } else if (index == tail.get()) {
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }

  private Slot<E> slot(long index) {
    return slots[(int) index & slots.length - 1];
  }
}
