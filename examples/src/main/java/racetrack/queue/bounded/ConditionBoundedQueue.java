// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded queue built from one lock and two conditions.
///
/// **Seed idiom:** the *guarded method*. Lock; `while (!ready) await`; act; signal; unlock.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever `lock` is free, `items.size() <= capacity`.
/// - **Linearization points:** `items.add` in [#put], `items.remove` in [#take], `items.poll` in
///   [#poll]. All run under `lock`, so they have one total order, and it is first-in, first-out.
/// - **Happens-before:** the `unlock` that ends a `put` precedes the acquisition of `lock` under
///   which its element leaves. What the producer wrote before `put`, the consumer sees.
/// - **No lost wake-up:** a waiter tests its guard under the lock that every change of the guard
///   holds. One `signal` per change suffices: a change admits at most one waiter, of one kind.
/// - **Progress:** blocking and unfair.
///
/// ## Cost
///
/// O(1) per operation: one acquisition of `lock`; it allocates only to wait.
///
/// ## Broken twins
///
/// [BrokenIfBoundedQueue] tests its guards with `if`. So did Hoare, whose signal hands the monitor
/// over at once. Java's signal follows Mesa: it is a hint, and the woken thread must look again.
/// [BrokenInterruptBoundedQueue] keeps an interrupt to itself; [BrokenPollBoundedQueue] looks and
/// acts under two acquisitions of `lock`, and so does the `put` of [BrokenRoomBoundedQueue].
/// [BrokenCapacityBoundedQueue] takes any capacity.
///
/// ## Sources
///
/// - C. A. R. Hoare, *Monitors: An Operating System Structuring Concept*, CACM 17(10), 1974.
/// - B. W. Lampson, D. D. Redell, *Experience with Processes and Monitors in Mesa*, CACM 23(2),
///   1980.
/// - JLS 25, §17.4.5 (happens-before).
///
/// @param <E> the type of the elements
public final class ConditionBoundedQueue<E> implements BoundedQueue<E> {

  private final int capacity;
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  ConditionBoundedQueue(int capacity) {
    this.capacity = requireAtLeast(1, capacity, "capacity");
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (items.size() == capacity) {
        notFull.await();
      }
      items.add(element); // linearization point
      // equivalent: signal-all, who is woken looks again.
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty()) {
        notEmpty.await();
      }
      E oldest = items.remove(); // linearization point
      // equivalent: signal-all, who is woken looks again.
      notFull.signal();
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable E poll() {
    lock.lock();
    try {
      E oldest = items.poll(); // linearization point
      // equivalent: split, who waits is told a moment later, and looks again.
      if (oldest != null) {
        // equivalent: signal-all, who is woken looks again.
        notFull.signal();
      }
      return oldest;
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }
}
