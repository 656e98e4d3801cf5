// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorBoundedQueue] with `notify` for `notifyAll`.
///
/// ## Why it breaks
///
/// Producers and consumers wait in one set, and `notify` wakes any one of them. If it is of the
/// wrong kind, it finds its guard false, waits again, and the wake-up is lost. Capacity 1:
///
/// | step | consumer 1       | consumer 2            | producer                  | `items` | wait set |
/// |------|------------------|-----------------------|---------------------------|---------|----------|
/// | 1    | waits            | waits                 |                           | `[]`    | c1, c2   |
/// | 2    |                  |                       | `put(1)`, notifies c1     | `[1]`   | c2       |
/// | 3    |                  |                       | `put(2)`: full, waits     | `[1]`   | c2, p    |
/// | 4    | takes 1, notifies c2 |                   |                           | `[]`    | p        |
/// | 5    |                  | wakes to none, waits  |                           | `[]`    | p, c2    |
///
/// There is room, and the producer sleeps; its element would end the wait of the consumer. Both
/// wait for ever.
///
/// **Where it is right:** where all waiters wait for the same thing and each change admits one, or
/// with one producer and one consumer. Two conditions bring every queue into this case.
///
/// **CERT:** THI02.
///
/// @param <E> the type of the elements
@SuppressWarnings("NotifyNotAll") // the wound
public final class BrokenNotifyBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;

  @GuardedBy("this")
  private final Queue<E> items = new ArrayDeque<>();

  BrokenNotifyBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public synchronized void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    throwIfInterrupted();
    while (items.size() == capacity) {
      wait();
    }
    items.add(element);
    notify(); // wound: `notifyAll`
  }

  @Override
  public synchronized E take() throws InterruptedException {
    throwIfInterrupted();
    while (items.isEmpty()) {
      wait();
    }
    E oldest = items.remove();
    notify(); // wound: `notifyAll`
    return oldest;
  }

  @Override
  public synchronized @Nullable E poll() {
    E oldest = items.poll();
    if (oldest != null) {
      notify(); // wound: `notifyAll`
    }
    return oldest;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
