// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// The library's bounded queue behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)`. This is the class to use.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [ArrayBlockingQueue] is [ConditionBoundedQueue] with a ring of `capacity` slots for the deque:
/// one lock, two conditions, guards tested in loops, one `signal` per change. The same invariant,
/// linearization points and happens-before edges hold, inside its `enqueue` and `dequeue`.
///
/// ## Cost
///
/// As [ConditionBoundedQueue]. All its memory is allocated at once, so the capacity must be a real
/// bound and not a wish.
///
/// ## Broken twin
///
/// [BrokenIfBoundedQueue], by way of [ConditionBoundedQueue].
///
/// ## Sources
///
/// - [java.util.concurrent.BlockingQueue], *Memory consistency effects*.
///
/// @param <E> the type of the elements
public final class JdkBoundedQueue<E> implements BoundedQueue<E> {

  private final BlockingQueue<E> items;

  JdkBoundedQueue(int capacity) {
    items = new ArrayBlockingQueue<>(requireAtLeast(1, capacity, "capacity"));
  }

  @Override
  public void put(E element) throws InterruptedException {
    items.put(element); // linearization point
  }

  @Override
  public E take() throws InterruptedException {
    return items.take(); // linearization point
  }

  @Override
  public @Nullable E poll() {
    return items.poll(); // linearization point
  }
}
