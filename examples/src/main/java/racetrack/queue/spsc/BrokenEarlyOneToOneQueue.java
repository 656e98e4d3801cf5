// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [RingOneToOneQueue] with the count published before the element.
///
/// ## Why it breaks
///
/// A volatile write publishes what was written *before* it. The slot is filled after it, so the
/// consumer is told of an element that is not there yet. It takes nothing for the element, goes on
/// to the next slot, and never comes back.
///
/// | step | producer            | consumer                        | `head`, `tail`, slot |
/// |------|---------------------|---------------------------------|----------------------|
/// | 1    | writes `tail`       |                                 | 0, 1, empty          |
/// | 2    |                     | reads `tail`, reads the slot    | 0, 1, empty          |
/// | 3    |                     | writes `head`, returns null     | 1, 1, empty          |
/// | 4    | fills the slot      |                                 | 1, 1, full           |
///
/// A lap later the consumer would find the old element there, had the producer not overwritten it.
///
/// **Where it is right:** nowhere.
///
/// **CERT:** VNA01.
///
/// @param <E> the type of the elements
public final class BrokenEarlyOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private volatile long head;
  private volatile long tail;

  BrokenEarlyOneToOneQueue(int capacity) {
    slots = new Object[requirePowerOfTwo(4, capacity, "capacity")];
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = tail;
    if (index - head == slots.length) {
      return false;
    }
    tail = index + 1; // wound: published before it is there
    slots[slot(index)] = element;
    // follows the wound: no `tail = index + 1`
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
