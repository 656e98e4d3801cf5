// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A limit with an atomic number and a queue of those who wait, each woken once for each sleep.
///
/// **Seed idiom:** `with semaphore:`, as a library builds the semaphore.
///
/// **Thread safety:** unconditional; any number of threads may call it.
///
/// ## Why it is correct
///
/// - **Invariant:** `free` is the number of permits less the number of tasks inside, and is not
///   negative: nobody takes what is not there.
/// - **Linearization points:** of entering, the compare-and-set that takes a permit; of leaving,
///   the addition that gives it back.
/// - **No lost wake-up:** a waiter is counted, in the queue and `asleep` *before* it looks for a
///   permit for the last time; a leaver gives its permit back *before* it looks for waiters. So
///   either the waiter finds the permit, or the leaver finds the waiter. If the leaver finds it
///   counted and not yet in the queue, or awake, then the waiter is still going to look.
/// - **A leaver passes it on:** two leavers may both have found the same waiter, which needs one
///   permit only, or has been interrupted and needs none. So a waiter that leaves the queue looks
///   once more whether there is a permit, and wakes the next.
/// - **Happens-before:** each change of `free` has the effects of a volatile write and read, so
///   whoever enters comes after those who left before.
/// - **Progress:** lock-free while there is room. Unfair: whoever comes just then may take the
///   permit that a sleeper was woken for, and the sleeper sleeps again.
///
/// ## Cost
///
/// One compare-and-set to enter, one addition and a look at `waiting` to leave. It allocates only
/// to wait. To wake a thread costs a microsecond or more, and while it is on its way, others come
/// and go: `asleep` sees to it that they do not all wake it again.
///
/// ## Broken twin
///
/// [BrokenOnceLimit] wakes a waiter once, and never again. [BrokenCheckLimit] looks and then takes,
/// which would break this class, too.
///
/// ## Sources
///
/// - [java.util.concurrent.locks.AbstractQueuedSynchronizer], on which the library's semaphore is
///   built, and whose nodes have such a mark, too.
public final class ParkingLimit implements Limit {

  private final AtomicInteger free;
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /// How many are in `waiters`, or about to be: to look at a number is faster than at a queue.
  private final AtomicInteger waiting = new AtomicInteger();

  ParkingLimit(int permits) {
    free = new AtomicInteger(requireAtLeast(1, permits, "permits"));
  }

  @Override
  public <R, X extends Exception> R call(Task<R, X> task) throws X, InterruptedException {
    enter();
    try {
      return task.call();
    } finally {
      leave();
    }
  }

  private void enter() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!tookPermit()) {
      awaitPermit();
    }
  }

  private boolean tookPermit() {
    for (int now = free.get(); now > 0; now = free.get()) {
      if (free.compareAndSet(now, now - 1)) { // linearization point
        return true;
      }
    }
    return false;
  }

  private void awaitPermit() throws InterruptedException {
    Waiter me = new Waiter(Thread.currentThread());
    waiting.incrementAndGet();
    waiters.add(me);
    try {
      while (!tookPermit()) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        me.asleep = true; // from now on it may be woken again, and looks once more
      }
    } finally {
      waiters.remove(me);
      // equivalent: drop-clean-up, a number too large only makes others look for nobody.
      waiting.decrementAndGet();
      if (free.get() > 0) { // equivalent: boundary, who is woken in vain looks again.
        wakeFirst();
      }
    }
  }

  private void leave() {
    free.getAndIncrement(); // linearization point
    if (waiting.get() > 0) { // equivalent: boundary, it only looks for nobody.
      wakeFirst();
    }
  }

  private void wakeFirst() {
    Waiter first = waiters.peek();
    if (first != null && first.asleep) {
      first.asleep = false;
      LockSupport.unpark(first.thread);
    }
  }

  /// A thread that waits, or is about to.
  private static final class Waiter {

    final Thread thread;
    volatile boolean asleep = true;

    Waiter(Thread thread) {
      this.thread = thread;
    }
  }
}
