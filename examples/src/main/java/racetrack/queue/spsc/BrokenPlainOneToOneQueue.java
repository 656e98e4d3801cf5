// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [RingOneToOneQueue] with plain counts.
///
/// ## Why it breaks
///
/// There is no happens-before between the two threads: each may see the other's writes late, never,
/// or in another order than they were made in. The compiler, too, may move a plain read before an
/// earlier one. The consumer then knows of an element, and reads what the world was like before.
///
/// | step | producer                  | consumer                                     |
/// |------|---------------------------|----------------------------------------------|
/// | 1    |                           | reads `message`: nothing, *before* its `poll` |
/// | 2    | writes `message`          |                                              |
/// | 3    | fills a slot, counts it   |                                              |
/// | 4    |                           | polls the element that announces the message |
///
/// A consumer that polls in a loop may also read `tail` once and never again. Counts of 64 bits
/// could besides be read in halves, on a JVM that writes them so (JLS 25, §17.7).
///
/// **Where it is right:** nowhere. On x86-64 the processor keeps these orders, and only the
/// compiler breaks them: the bug comes and goes with what is inlined where.
///
/// **CERT:** VNA00, VNA01.
///
/// @param <E> the type of the elements
public final class BrokenPlainOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private long head; // wound: no happens-before
  private long tail; // wound: no happens-before

  // follows the wound: no `head`
  BrokenPlainOneToOneQueue(int capacity) {
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
