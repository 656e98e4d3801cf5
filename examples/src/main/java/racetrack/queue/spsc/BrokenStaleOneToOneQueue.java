// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jspecify.annotations.Nullable;

/// **Broken:** [PaddedOneToOneQueue] with a limit that the producer never renews.
///
/// ## Why it breaks
///
/// A remembered limit is a safe one as long as it lets the producer go on. That it forbids says
/// nothing: the consumer may have moved since.
///
/// | step | producer                        | consumer           | producer's count, limit | consumer's count |
/// |------|---------------------------------|--------------------|-------------------------|------------------|
/// | 1    | offers 1, 2, 3, 4               |                    | 4, 4                    | 0                |
/// | 2    |                                 | polls 1, 2, 3, 4   | 4, 4                    | 4                |
/// | 3    | is refused: count equals limit  |                    | 4, 4                    | 4                |
///
/// It is refused for ever, and a producer that tries until there is room spins beside an empty
/// queue.
///
/// **Where it is right:** for a queue that is filled once.
///
/// @param <E> the type of the elements
public final class BrokenStaleOneToOneQueue<E> implements OneToOneQueue<E> {

  private final @Nullable Object[] slots;
  private final int capacity;
  private final Side producer = new Side();
  private final Side consumer = new Side();

  BrokenStaleOneToOneQueue(int capacity) {
    requirePowerOfTwo(4, capacity, "capacity");
    slots = new Object[Side.MARGIN + capacity + Side.MARGIN];
    this.capacity = capacity;
    producer.limit = capacity;
  }

  @Override
  public boolean offer(E element) {
    requireNonNull(element, "element");
    long index = producer.count;
    if (index == producer.limit) {
      return false; // wound: an old limit may permit, but not forbid
    }
    slots[slot(index)] = element;
    producer.release(index + 1);
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // only an E is ever offered
  public @Nullable E poll() {
    long index = consumer.count;
    if (index == consumer.limit) {
      consumer.limit = producer.acquire();
      if (index == consumer.limit) {
        return null;
      }
    }
    E oldest = (E) slots[slot(index)];
    slots[slot(index)] = null;
    consumer.release(index + 1);
    return oldest;
  }

  private int slot(long index) {
    return Side.MARGIN + ((int) index & capacity - 1);
  }
}
