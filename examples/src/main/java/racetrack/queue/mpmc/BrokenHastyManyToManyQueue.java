// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SequenceManyToManyQueue] with a `poll` that takes an unfinished slot for an empty
/// queue.
///
/// ## Why it breaks
///
/// That the next slot is not filled says that the producer who claimed it is slow. Others may have
/// claimed the slots behind it, filled them, and gone.
///
/// | step | slow producer   | fast producer              | `head`, `tail` | slots   |
/// |------|-----------------|----------------------------|----------------|---------|
/// | 1    | claims slot 0   |                            | 0, 1           | `[- -]` |
/// | 2    |                 | offers 2                   | 0, 2           | `[- 2]` |
/// | 3    |                 | polls: slot 0 is not filled | 0, 2          | `[- 2]` |
/// | 4    | fills slot 0    |                            | 0, 2           | `[1 2]` |
///
/// The fast producer has offered an element, and then found the queue empty, though nobody has
/// polled anything.
///
/// **Where it is right:** for consumers who come again anyway and do not conclude anything from
/// "empty". This is how Vyukov's queue answers, and JCTools' `relaxedPoll`; it never makes a
/// consumer look again.
///
/// @param <E> the type of the elements
public final class BrokenHastyManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenHastyManyToManyQueue(int capacity) {
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
          slot.setSequence(index + capacity);
          return oldest;
        }
      } else if (slot.sequence() <= index) { // wound: claimed is not empty
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }

  private Slot<E> slot(long index) {
    return slots[(int) index & slots.length - 1];
  }
}
