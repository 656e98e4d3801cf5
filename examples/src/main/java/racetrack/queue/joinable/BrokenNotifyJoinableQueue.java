// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// **Broken:** [MonitorJoinableQueue] whose `put` wakes one.
///
/// ## Why it breaks
///
/// One element is for one taker. But the wait set is one for all, and whoever is woken may have
/// come to join, and goes back to sleep.
///
/// | step | who joins           | taker               | who puts       | `items` |
/// |------|---------------------|---------------------|----------------|---------|
/// | 1    | `wait()`            |                     |                | empty   |
/// | 2    | waits               | `wait()`            |                | empty   |
/// | 3    | is woken            | waits               | `notify()`     | a       |
/// | 4    | `wait()`            | waits               |                | a       |
///
/// **Where it is right:** with a condition for each kind of waiter, as in [ConditionJoinableQueue].
///
/// **CERT:** THI02.
///
/// @param <E> the type of the elements
public final class BrokenNotifyJoinableQueue<E> implements JoinableQueue<E> {

  private final int capacity;

  @GuardedBy("this")
  private final Queue<E> items = new ArrayDeque<>();

  @GuardedBy("this")
  private long unfinished;

  /// How often everything was done.
  @GuardedBy("this")
  private long generation;

  BrokenNotifyJoinableQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public synchronized void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    throwIfInterrupted();
    while (items.size() == capacity) {
      wait();
    }
    unfinished++;
    items.add(element); // linearization point
    notify(); // wound: whoever it is
  }

  @Override
  public synchronized @Nullable E take(Duration timeout) throws InterruptedException {
    throwIfInterrupted();
    long end = System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    while (items.isEmpty()) { // linearization point if it gives up
      long left = end - System.nanoTime(); // right even if `end` has overflowed
      if (left <= 0) {
        return null;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    E oldest = items.remove(); // linearization point
    notifyAll();
    return oldest;
  }

  @Override
  public synchronized void taskDone() {
    if (unfinished == 0) {
      throw new IllegalStateException("nothing is unfinished");
    }
    unfinished--; // linearization point
    if (unfinished == 0) {
      generation++;
      notifyAll();
    }
  }

  @Override
  public synchronized void join() throws InterruptedException {
    throwIfInterrupted();
    long before = generation;
    while (unfinished > 0 && generation == before) { // linearization point
      wait();
    }
  }

  /// A monitor that need not be waited for does not look.
  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
