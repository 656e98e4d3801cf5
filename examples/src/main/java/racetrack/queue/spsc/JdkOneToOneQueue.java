// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.spsc;

import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The library's bounded queue behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `put_nowait` and `get_nowait`.
///
/// **Thread safety:** unconditional, which is more than the contract asks for.
///
/// ## Why it is correct
///
/// [ArrayBlockingQueue] does everything under one lock. The library has no bounded queue without
/// one.
///
/// ## Cost
///
/// One acquisition of the lock per operation. The two threads exclude each other, though they work
/// at different ends; who finds the lock taken may have to be parked and woken.
///
/// ## Broken twin
///
/// None of its own; those of `queue.bounded` show what breaks with a lock.
///
/// ## Sources
///
/// - [java.util.concurrent.BlockingQueue], *Memory consistency effects*.
///
/// @param <E> the type of the elements
public final class JdkOneToOneQueue<E> implements OneToOneQueue<E> {

  private final Queue<E> items;

  JdkOneToOneQueue(int capacity) {
    items = new ArrayBlockingQueue<>(requirePowerOfTwo(4, capacity, "capacity"));
  }

  @Override
  public boolean offer(E element) {
    return items.offer(element); // linearization point
  }

  @Override
  public @Nullable E poll() {
    return items.poll(); // linearization point
  }
}
