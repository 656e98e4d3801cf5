// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SequenceManyToManyQueue] with an `offer` that claims its number in two steps.
///
/// ## Why it breaks
///
/// Between the look at `tail` and the write, another producer has the same number.
///
/// | step | one producer            | another producer        | `tail` | slots   |
/// |------|-------------------------|-------------------------|--------|---------|
/// | 1    | reads 0; slot 0 is free |                         | 0      | `[- -]` |
/// | 2    |                         | reads 0; slot 0 is free | 0      | `[- -]` |
/// | 3    | writes 1                | writes 1                | 1      | `[- -]` |
/// | 4    | fills slot 0            |                         | 1      | `[1 -]` |
/// | 5    |                         | fills slot 0            | 1      | `[2 -]` |
///
/// Both were told that their element is in the queue; the 1 is not.
///
/// **Where it is right:** with one producer; see `queue.spsc`.
///
/// **CERT:** VNA02.
///
/// @param <E> the type of the elements
public final class BrokenClaimManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenClaimManyToManyQueue(int capacity) {
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
        if (tail.get() == index) {
          tail.value = index + 1; // wound: looked, and then set
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
          slot.setSequence(index + capacity);
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
