// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.mpmc;

import static racetrack.catalogue.Preconditions.requirePowerOfTwo;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The library's bounded queue behind our contract: the baseline in every chart.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `put_nowait` and `get_nowait`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// [ArrayBlockingQueue] does everything under one lock. The library has no bounded queue without
/// one.
///
/// ## Cost
///
/// One acquisition of the lock per operation. Producers exclude consumers, though they work at
/// different ends; who finds the lock taken may have to be parked and woken. A thread that is
/// stopped while it holds the lock holds up all others.
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
public final class JdkManyToManyQueue<E> implements ManyToManyQueue<E> {

  private final Queue<E> items;

  JdkManyToManyQueue(int capacity) {
    items = new ArrayBlockingQueue<>(requirePowerOfTwo(2, capacity, "capacity"));
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
