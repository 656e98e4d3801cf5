// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.bounded;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded queue that waits on two semaphores, one counting spaces, one counting elements.
///
/// **Seed idiom:** `threading.Semaphore(n)` as a count of what there is to be had.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// The semaphores say when to wait. They exclude nobody: `lock` does that.
///
/// - **Invariants:** whenever `lock` is free, the permits of `spaces`, the elements in `items`, and
///   the producers that hold a space and have not filled it are together the capacity. The permits
///   of `elements`, and the takers that hold one and have not looked yet, are together at least
///   `items.size()`: no taker sleeps while there is an element for it. That is why permits of
///   `elements` are given and withdrawn under `lock`, together with the change of `items`.
/// - **Non-invariant:** a permit of `elements` does not promise an element. [#poll] must not wait
///   for a taker that holds a permit and is slow, so it takes the element from under it. Such a
///   taker finds nothing and waits again. A permit is a hint, as a signal is.
/// - **Linearization points:** `items.add` in [#put], `items.poll` in [#take] if it finds an
///   element, `items.poll` in [#poll]. All run under `lock`. Were `poll` to answer by the permits
///   alone, it could say "empty" of a queue whose element a slow taker has in mind.
/// - **Happens-before:** the `unlock` in `put` precedes the `lock` under which the element leaves.
/// - **Interruption:** only the semaphores wait for an unknown time, and nothing is changed before
///   they let the caller through. A permit is never lost: after it, nothing can throw.
/// - **Progress:** blocking and unfair.
///
/// ## Cost
///
/// Two atomic updates of semaphores and one acquisition of `lock` per operation: three contended
/// cache lines where [ConditionBoundedQueue] has one. It allocates only to wait.
///
/// ## Broken twin
///
/// [BrokenMutexBoundedQueue] has no lock. With one producer and one consumer it would only seem
/// right; with two producers it loses elements.
///
/// ## Sources
///
/// - E. W. Dijkstra, *Cooperating Sequential Processes*, 1965 (the bounded buffer). His buffer has
///   no `poll`, so its permits are promises.
///
/// @param <E> the type of the elements
public final class SemaphoreBoundedQueue<E> implements BoundedQueue<E> {

  private final Semaphore spaces;
  // equivalent: one-more, with a permit too many a taker looks once in vain.
  private final Semaphore elements = new Semaphore(0);
  private final Lock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Queue<E> items = new ArrayDeque<>();

  SemaphoreBoundedQueue(int capacity) {
    spaces = new Semaphore(requireAtLeast(1, capacity, "capacity"));
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    spaces.acquire();
    lock.lock();
    try {
      items.add(element); // linearization point
      // equivalent: shrink-at-the-end, with a permit too many a taker looks once in vain.
      // equivalent: split, with a permit too many a taker looks once in vain.
      // equivalent: move-signal, who has the permit waits for the lock, under which the element
      // comes.
      elements.release();
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }

  @Override
  public E take() throws InterruptedException {
    while (true) {
      elements.acquire();
      lock.lock();
      try {
        E oldest = items.poll(); // linearization point, if there is one
        if (oldest != null) { // equivalent: split, who waits for room is told a moment later.
          spaces.release();
          return oldest;
        }
      } finally { // equivalent: drop-finally, nothing above throws under the lock.
        lock.unlock();
      }
    }
  }

  @Override
  public @Nullable E poll() {
    lock.lock();
    try {
      E oldest = items.poll(); // linearization point
      if (oldest != null) {
        elements.tryAcquire(); // if this fails, a taker has the permit and will find nothing
        spaces.release(); // equivalent: move-signal, who is let in waits for the lock.
      }
      return oldest;
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      lock.unlock();
    }
  }
}
