// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import org.jctools.queues.SpscArrayQueue;
import org.jspecify.annotations.Nullable;

/// JCTools' array queue for one producer and one consumer, behind our contract.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` between two threads. If you may use a library, use
/// this.
///
/// **Thread safety:** one producer, one consumer.
///
/// ## Why it is correct
///
/// [SpscArrayQueue] does as [SlotOneToOneQueue]: a slot that is not null is full, and the counts
/// are each one thread's own business.
///
/// ## Cost
///
/// As [SlotOneToOneQueue]; it writes through `sun.misc.Unsafe`, without the checks that an array
/// store has, and needs `--sun-misc-unsafe-memory-access=allow` to do so without a warning.
///
/// ## Broken twin
///
/// None of its own.
///
/// ## Sources
///
/// - [JCTools](https://github.com/JCTools/JCTools) 4.0.7.
///
/// @param <E> the type of the elements
public final class JctoolsOneToOneQueue<E> implements OneToOneQueue<E> {

  private final SpscArrayQueue<E> items;

  JctoolsOneToOneQueue(int capacity) {
    items = new SpscArrayQueue<>(requirePowerOfTwo(4, capacity, "capacity"));
  }

  @Override
  public boolean offer(E element) {
    return items.offer(element);
  }

  @Override
  public @Nullable E poll() {
    return items.poll();
  }
}
