// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [RingOneToOneQueue] with the slot given back before it was read.
///
/// ## Why it breaks
///
/// The write of `head` tells the producer that the slot is free. In a full ring this is the slot
/// that the producer waits for.
///
/// | step | producer            | consumer                    | the slot of 1 and 5 |
/// |------|---------------------|-----------------------------|---------------------|
/// | 1    | finds the ring full |                             | 1                   |
/// | 2    |                     | writes `head`               | 1                   |
/// | 3    | puts 5 in           |                             | 5                   |
/// | 4    |                     | takes 5 for the oldest      | 5                   |
/// | 5    |                     | clears the slot             | empty               |
///
/// The 1 is lost, and the 5 has overtaken 2, 3 and 4. When its own turn comes, the slot is empty.
///
/// **Where it is right:** as long as the ring never fills, so in most tests.
///
/// @param <E> the type of the elements
public final class BrokenFreedOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private volatile long head;
  private volatile long tail;

  BrokenFreedOneToOneQueue(int capacity) {
    slots = new Object[requirePowerOfTwo(4, capacity, "capacity")];
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = tail;
    if (index - head == slots.length) {
      return false;
    }
    slots[slot(index)] = element;
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
    head = index + 1; // wound: the slot is given back before it was read
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null;
    // follows the wound: no `head = index + 1`
    return oldest;
  }

  private int slot(long index) {
    return (int) index & slots.length - 1;
  }
}
