// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

  private static final VarHandle SEQUENCE = MethodHandles.arrayElementVarHandle(long[].class);

  private final int capacity;
  private final long[] sequences;
  private final @Nullable Object[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenHastyManyToManyQueue(int capacity) {
    this.capacity = capacity;
    slots = new Object[capacity];
    sequences = new long[capacity];
    for (int slot = 0; slot < capacity; slot++) {
      sequences[slot] = slot;
    }
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    while (true) {
      long index = tail.get();
      int slot = slot(index);
      if (sequence(slot) == index) {
        if (tail.advance(index)) {
          slots[slot] = element;
          setSequence(slot, index + 1);
          return true;
        }
      } else if (index - head.get() == capacity) {
        return false;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of emptying the slot
    }
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    while (true) {
      long index = head.get();
      int slot = slot(index);
      if (sequence(slot) == index + 1) {
        if (head.advance(index)) {
          E oldest = (E) slots[slot];
          slots[slot] = null;
          setSequence(slot, index + capacity);
          return oldest;
        }
      } else if (sequence(slot) <= index) { // wound: claimed is not empty
        return null;
      }
      Thread.onSpinWait(); // another was faster, or is in the midst of filling the slot
    }
  }

  private int slot(long index) {
    return (int) index & capacity - 1;
  }

  private long sequence(int slot) {
    return (long) SEQUENCE.getAcquire(sequences, slot);
  }

  private void setSequence(int slot, long sequence) {
    SEQUENCE.setRelease(sequences, slot, sequence);
  }
}
