// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorBoundedQueue] without the wait for room.
///
/// ## Why it breaks
///
/// Nothing is lost and nothing is out of order, so nobody notices until a consumer is slow. Then
/// the queue grows until the memory is full: there is no back-pressure.
///
/// | step | fast producer             | slow consumer | `items`, of capacity 1 |
/// |------|---------------------------|---------------|------------------------|
/// | 1    | `put(1)`                  | is busy       | `[1]`                  |
/// | 2    | `put(2)` should wait      |               | `[1, 2]`               |
/// | 3    | `put(3)` should wait      |               | `[1, 2, 3]`            |
///
/// **Where it is right:** where something else bounds the number of elements. It is the default of
/// [java.util.concurrent.LinkedBlockingQueue].
///
/// @param <E> the type of the elements
public final class BrokenUnboundedQueue<E> implements BoundedQueue<E> {

  // follows the wound: no `capacity`
  @GuardedBy("this")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenUnboundedQueue(int capacity) {
    requireAtLeast(1, capacity, "capacity"); // follows the wound: it is not kept
  }

  @Override
  public synchronized void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    throwIfInterrupted();
    items.add(element); // wound: whether there is room or not
    notifyAll();
  }

  @Override
  public synchronized E take() throws InterruptedException {
    throwIfInterrupted();
    while (items.isEmpty()) {
      wait();
    }
    E oldest = items.remove();
    notifyAll();
    return oldest;
  }

  @Override
  public synchronized @Nullable E poll() {
    E oldest = items.poll();
    if (oldest != null) {
      notifyAll();
    }
    return oldest;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
