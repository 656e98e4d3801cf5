// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [SequenceManyToManyQueue] with the sequence published before the element.
///
/// ## Why it breaks
///
/// The sequence tells the consumer to go ahead, and publishes what was written before it. The
/// element is written after it.
///
/// | step | producer                        | consumer                    | slot 0 | its sequence |
/// |------|---------------------------------|-----------------------------|--------|--------------|
/// | 1    | claims slot 0, writes sequence 1 |                            | empty  | 1            |
/// | 2    |                                 | claims slot 0, finds null   | empty  | 1            |
/// | 3    |                                 | clears it, writes sequence 2 | empty | 2            |
/// | 4    | fills the slot                  |                             | 1      | 2            |
///
/// The consumer says "empty", and the element is lost: it lies in a slot that counts as free.
///
/// **Where it is right:** nowhere.
///
/// **CERT:** VNA01.
///
/// @param <E> the type of the elements
public final class BrokenEarlyManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final int capacity;
  private final Slot<E>[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenEarlyManyToManyQueue(int capacity) {
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
          slot.setSequence(index + 1); // wound: published before it is there
          slot.element = element;
          // follows the wound: no `slot.setSequence(index + 1)`
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
