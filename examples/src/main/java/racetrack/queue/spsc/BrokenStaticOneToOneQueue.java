// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [RingOneToOneQueue] with slots that all queues share.
///
/// ## Why it breaks
///
/// One word, `static`, makes the slots belong to the class. Each queue still counts for itself, so
/// two queues use the same slot at the same time. Two threads that write to each other:
///
/// | step | one                     | other                   | slot 0 of both queues |
/// |------|-------------------------|-------------------------|-----------------------|
/// | 1    | offers 1 to the other   |                         | 1                     |
/// | 2    |                         | offers 2 to the one     | 2                     |
/// | 3    |                         | polls its queue, gets 2 | empty                 |
///
/// The other has its own letter, and the 1 is lost.
///
/// **Where it is right:** as long as there is one queue, so in most tests.
///
/// @param <E> the type of the elements
public final class BrokenStaticOneToOneQueue<E> implements OneToOneQueue<E> {

  private static @Nullable Object[] slots = {}; // wound: the slots of all queues

  private volatile long head;
  private volatile long tail;

  @SuppressWarnings("StaticAssignmentInConstructor") // the wound
  BrokenStaticOneToOneQueue(int capacity) {
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
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null;
    head = index + 1;
    return oldest;
  }

  private int slot(long index) {
    return (int) index & slots.length - 1;
  }
}
