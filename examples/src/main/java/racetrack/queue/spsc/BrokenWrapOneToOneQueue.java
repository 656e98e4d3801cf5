// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [RingOneToOneQueue] with a producer that never looks whether there is room.
///
/// ## Why it breaks
///
/// The index wraps, and the producer overtakes the consumer by a lap.
///
/// | step | producer                    | consumer                   | slots         |
/// |------|-----------------------------|----------------------------|---------------|
/// | 1    | offers 1, 2, 3, 4           |                            | `[1 2 3 4]`   |
/// | 2    | offers 5, and it is taken   |                            | `[5 2 3 4]`   |
/// | 3    |                             | polls 5 for 1              | `[- 2 3 4]`   |
///
/// **Where it is right:** where only the latest elements matter, as in a log of the last so many
/// events; such a ring must tell its reader what it has missed.
///
/// @param <E> the type of the elements
public final class BrokenWrapOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private volatile long head;
  private volatile long tail;

  BrokenWrapOneToOneQueue(int capacity) {
    slots = new Object[requirePowerOfTwo(4, capacity, "capacity")];
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = tail;
    slots[slot(index)] = element; // wound: whatever is still in there
    tail = index + 1;
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    long index = head;
    if (index == tail) {
      return null;
    }
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null;
    head = index + 1;
    return oldest;
  }

  private int slot(long index) {
    return (int) index & slots.length - 1;
  }
}
