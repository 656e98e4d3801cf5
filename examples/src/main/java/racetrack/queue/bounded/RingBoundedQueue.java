// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded queue with one lock, whose elements lie in a ring, and which wakes nobody where nobody
/// waits.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)`, as a library builds it.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// It is [ConditionBoundedQueue] with two changes.
///
/// - **Invariant:** whenever `lock` is free, the elements are the `size` slots from `oldest` on,
///   which go round at the end, and `0 <= size <= slots.length`. A thread is counted by one of the
///   two `waiting` as long as it is in `await`, until it has the lock again.
/// - **Linearization points:** the changes of `size`. All run under `lock`.
/// - **Happens-before:** the `unlock` that ends a `put` precedes the acquisition of `lock` under
///   which its element leaves.
/// - **No lost wake-up:** whoever waits has counted itself under the lock that every change of the
///   guard holds, so a change that finds nobody counted has nobody to wake. The counts may be too
///   high, by those who were woken and do not have the lock yet; a signal too many wakes nobody.
/// - **Progress:** blocking and unfair.
///
/// ## Cost
///
/// One acquisition of `lock` per operation; it allocates only to wait. It skips the signal when
/// nobody waits, which makes an operation cheaper when the queue is neither full nor empty (the
/// chart tells by how much). All its memory is allocated at once.
///
/// ## Broken twin
///
/// [BrokenEdgeBoundedQueue] signals when the first element comes, and when the first place is free.
/// Those of [ConditionBoundedQueue] break this class, too.
///
/// ## Sources
///
/// - [java.util.concurrent.ArrayBlockingQueue], which signals without asking.
///
/// @param <E> the type of the elements
public final class RingBoundedQueue<E> implements BoundedQueue<E> {

  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();

  @GuardedBy("lock")
  private final @Nullable Object[] slots;

  @GuardedBy("lock")
  private int oldest;

  @GuardedBy("lock")
  private int size;

  @GuardedBy("lock")
  private int waitingToPut;

  @GuardedBy("lock")
  private int waitingToTake;

  RingBoundedQueue(int capacity) {
    slots = new Object[requireAtLeast(1, capacity, "capacity")];
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    lock.lockInterruptibly();
    try {
      while (size == slots.length) {
        waitingToPut++;
        try {
          notFull.await();
        } finally { // equivalent: drop-finally, a number too large only makes others signal nobody.
          // equivalent: drop-clean-up, a number too large only makes others signal nobody.
          waitingToPut--;
        }
      }
      int next = oldest + size;
      slots[next < slots.length ? next : next - slots.length] = element;
      size++; // linearization point
      // equivalent: boundary, it only signals nobody.
      if (waitingToTake > 0) {
        notEmpty.signal(); // equivalent: signal-all, who is woken looks again.
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public E take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size == 0) {
        waitingToTake++;
        try {
          notEmpty.await();
        } finally { // equivalent: drop-finally, a number too large only makes others signal nobody.
          // equivalent: drop-clean-up, a number too large only makes others signal nobody.
          waitingToTake--;
        }
      }
      return remove();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable E poll() {
    lock.lock();
    try {
      return size == 0 ? null : remove();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  @SuppressWarnings({"unchecked", "NullAway"}) // the oldest slot holds an E, while there is one
  private E remove() {
    E element = (E) slots[oldest];
    slots[oldest] = null; // so that the element can be collected
    oldest = oldest + 1 == slots.length ? 0 : oldest + 1;
    size--; // linearization point
    if (waitingToPut > 0) { // equivalent: boundary, it only signals nobody.
      notFull.signal(); // equivalent: signal-all, who is woken looks again.
    }
    return element;
  }
}
