// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// **Broken:** [SlotOneToOneQueue] with a producer that goes on for three times as far as it
/// looked.
///
/// ## Why it breaks
///
/// That a slot is empty some steps ahead says that all before it are, since the consumer empties
/// them in their order. It says nothing of those behind it. With room for four, and one step ahead:
///
/// | step | producer                          | consumer    | slots     |
/// |------|-----------------------------------|-------------|-----------|
/// | 1    | puts 1, 2, 3, 4                   |             | `1 2 3 4` |
/// | 2    |                                   | takes 1, 2  | `_ _ 3 4` |
/// | 3    | looks one ahead: it is empty      |             | `_ _ 3 4` |
/// | 4    | puts 5, 6, and 7 in place of 3    |             | `5 6 7 4` |
///
/// **Where it is right:** as long as the consumer keeps up, so in most tests.
///
/// @param <E> the type of the elements
public final class BrokenAheadOneToOneQueue<E> implements OneToOneQueue<E> {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  private final @Nullable Object[] slots;
  private final int mask;

  /// How many slots ahead the producer looks.
  private final int step;

  private final Side producer = new Side();
  private final Side consumer = new Side();

  BrokenAheadOneToOneQueue(int capacity) {
    requirePowerOfTwo(4, capacity, "capacity");
    slots = new Object[Side.MARGIN + capacity + Side.MARGIN];
    mask = capacity - 1;
    step = capacity / 4;
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    Side own = producer;
    long index = own.count;
    if (index == own.limit && !hasRoom(index)) {
      return false;
    }
    own.count = index + 1;
    SLOT.setRelease(slots, slot(index), element);
    return true;
  }

  private boolean hasRoom(long index) {
    if (isEmpty(index + step)) {
      producer.limit = index + 3L * step; // wound: nobody has looked that far
      return true;
    }
    if (isEmpty(index)) {
      producer.limit = index + 1;
      return true;
    }
    return false;
  }

  private boolean isEmpty(long index) {
    return SLOT.getAcquire(slots, slot(index)) == null;
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    Side own = consumer;
    @Nullable Object[] ring = slots;
    long index = own.count;
    int slot = slot(index);
    E oldest = (E) SLOT.getAcquire(ring, slot);
    if (oldest != null) {
      VarHandle.releaseFence(); // the next write is a release write
      ring[slot] = null;
      own.release(index + 1);
    }
    return oldest;
  }

  private int slot(long index) {
    return Side.MARGIN + ((int) index & mask);
  }
}
