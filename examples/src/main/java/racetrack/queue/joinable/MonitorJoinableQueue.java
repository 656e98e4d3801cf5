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

/// A joinable queue that waits on its own monitor.
///
/// **Seed idiom:** `with condition: while not ready: condition.wait()`, with one condition for all.
///
/// **Thread safety:** unconditional; any number of threads may call any method. Callers must not
/// wait or notify on the queue themselves.
///
/// ## Why it is correct
///
/// It is [ConditionJoinableQueue] with one wait set for three kinds of waiters: for room, for an
/// element, and for the end. A `notify` could wake one of the wrong kind and be lost, so every
/// change wakes all, and each looks whether it was meant. The same invariant, linearization points
/// and happens-before edges hold, with the monitor for `lock`.
///
/// ## Cost
///
/// As [ConditionJoinableQueue]; with many waiters each change wakes all of them for one to go on.
///
/// ## Broken twin
///
/// [BrokenNotifyJoinableQueue] wakes one. Those of [ConditionJoinableQueue] can be cut here too.
///
/// ## Sources
///
/// - JLS 25, §17.2 (wait sets and notification).
///
/// @param <E> the type of the elements
public final class MonitorJoinableQueue<E> implements JoinableQueue<E> {

  private final int capacity;

  @GuardedBy("this")
  private final Queue<E> items = new ArrayDeque<>();

  @GuardedBy("this")
  private long unfinished;

  /// How often everything was done.
  @GuardedBy("this")
  private long generation;

  MonitorJoinableQueue(int capacity) {
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
    notifyAll();
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
