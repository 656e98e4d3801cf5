// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A bounded queue guarded by its own monitor, on which producers and consumers wait together.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)`, with the condition variable that every Java object
/// has.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, `items.size() <= capacity`.
/// - **Linearization points:** `items.add` in [#put], `items.remove` in [#take], `items.poll` in
///   [#poll]. All run inside the monitor, so they have one total order, and it is first-in,
///   first-out.
/// - **Happens-before:** leaving the monitor at the end of a `put` precedes entering it to remove
///   the element. What the producer wrote before `put`, the consumer sees.
/// - **No lost wake-up:** there is one wait set for two kinds of waiter. `notifyAll` wakes both
///   kinds, and each tests its own guard again.
/// - **Interruption:** `wait` honours a pending interrupt. Where there is nothing to wait for, the
///   first line does.
/// - **Progress:** blocking and unfair.
///
/// ## Cost
///
/// O(1) per operation while nobody waits. With n waiters each change wakes all n, and at most one
/// of them gets on: that is what the two conditions of [ConditionBoundedQueue] save.
///
/// ## Broken twins
///
/// [BrokenNotifyBoundedQueue] wakes only one; [BrokenUnboundedQueue] never waits for room.
///
/// ## Sources
///
/// - JLS 25, §17.2 (wait sets and notification).
/// - B. Goetz et al., *Java Concurrency in Practice*, 2006, §14.2.
///
/// @param <E> the type of the elements
public final class MonitorBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;

  @GuardedBy("this")
  private final Queue<E> items = new ArrayDeque<>();

  MonitorBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public synchronized void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    throwIfInterrupted();
    while (items.size() == capacity) {
      wait();
    }
    items.add(element); // linearization point
    // equivalent: split, who waits is told a moment later, and looks again.
    // equivalent: signal-one, only takers wait here: whoever made room has woken all who wait for
    // it.
    notifyAll();
  }

  @Override
  public synchronized E take() throws InterruptedException {
    throwIfInterrupted();
    while (items.isEmpty()) {
      wait();
    }
    E oldest = items.remove(); // linearization point
    // equivalent: signal-one, only putters wait here: whoever put has woken all who wait to take.
    notifyAll();
    return oldest;
  }

  @Override
  public synchronized @Nullable E poll() {
    E oldest = items.poll(); // linearization point
    if (oldest != null) {
      // equivalent: signal-one, only putters wait here: whoever put has woken all who wait to take.
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
