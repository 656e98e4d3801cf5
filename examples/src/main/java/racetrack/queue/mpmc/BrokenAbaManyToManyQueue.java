// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SequenceManyToManyQueue] with counts and sequences that come round after two laps.
///
/// One bit more than the index of a slot is all it takes to tell a full ring from an empty one, so
/// why count on for ever?
///
/// ## Why it breaks
///
/// A compare-and-set asks whether the count *is* what it was, not whether it *stayed* so. With a
/// capacity of two the counts go 0, 1, 2, 3, 0:
///
/// | step | slow producer                    | others                        | `tail` | slots   |
/// |------|----------------------------------|-------------------------------|--------|---------|
/// | 1    | reads 0; slot 0 is free          |                               | 0      | `[- -]` |
/// | 2    |                                  | offer 2 and 3, poll both      | 2      | `[- -]` |
/// | 3    |                                  | offer 4 and 5                 | 0      | `[4 5]` |
/// | 4    | sets 0 to 1, and it succeeds     |                               | 1      | `[4 5]` |
/// | 5    | fills slot 0                     |                               | 1      | `[1 5]` |
///
/// The 4 is lost. This is the ABA problem: from A to B and back to A, and nobody notices.
///
/// **Where it is right:** where nobody is ever slower than two laps, which no scheduler promises.
/// More bits make it rarer; 64 make it impossible for all practical purposes.
///
/// @param <E> the type of the elements
public final class BrokenAbaManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenAbaManyToManyQueue(int capacity) {
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
        if (tail.advance(index, wrapped(index + 1))) { // follows the wound
          slot.element = element;
          slot.setSequence(wrapped(index + 1)); // follows the wound
          return true;
        }
      } else if (wrapped(index - head.get()) == capacity) { // follows the wound
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
      if (slot.sequence() == wrapped(index + 1)) { // follows the wound
        if (head.advance(index, wrapped(index + 1))) {
          E oldest = slot.element;
          slot.element = null;
          slot.setSequence(wrapped(index + capacity)); // follows the wound
          return oldest;
        }
      } else if (index == tail.get()) {
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }

  private long wrapped(long count) {
    return count & 2 * capacity - 1; // wound: the counts come back
  }

  private Slot<E> slot(long index) {
    return slots[(int) index & slots.length - 1];
  }
}
