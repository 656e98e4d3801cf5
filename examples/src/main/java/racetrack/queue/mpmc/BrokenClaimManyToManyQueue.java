// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

  private static final VarHandle SEQUENCE = MethodHandles.arrayElementVarHandle(long[].class);

  private final int capacity;
  private final long[] sequences;
  private final @Nullable Object[] slots;
  private final Count head = new Count();
  private final Count tail = new Count();

  BrokenClaimManyToManyQueue(int capacity) {
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
        if (tail.get() == index) {
          tail.value = index + 1; // wound: looked, and then set
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
      } else if (index == tail.get()) {
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
