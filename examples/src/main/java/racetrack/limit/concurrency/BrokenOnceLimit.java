// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// **Broken:** [ParkingLimit] with waiters that are woken once, and never again.
///
/// ## Why it breaks
///
/// To be woken is a hint. Whoever comes just then may take the permit, and the woken thread sleeps
/// again; but its mark still says that somebody has woken it.
///
/// | step | waiter            | another caller             | `asleep` | free |
/// |------|-------------------|----------------------------|----------|------|
/// | 1    | sleeps            | leaves, wakes the waiter   | false    | 1    |
/// | 2    |                   | enters again               | false    | 0    |
/// | 3    | looks in vain     |                            | false    | 0    |
/// | 4    | sleeps            |                            | false    | 0    |
/// | 5    |                   | leaves: it is awake anyway | false    | 1    |
///
/// The permit is free, and the waiter sleeps for ever.
///
/// **Where it is right:** if a permit is handed to the thread that is woken, so that nobody can
/// overtake it.
public final class BrokenOnceLimit implements Limit {

  private final AtomicInteger free;
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /// How many are in `waiters`, or about to be: to look at a number is faster than at a queue.
  private final AtomicInteger waiting = new AtomicInteger();

  BrokenOnceLimit(int permits) {
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
      if (free.compareAndSet(now, now - 1)) {
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
        // wound: no `me.asleep = true`, so nobody wakes it again
      }
    } finally {
      waiters.remove(me);

      waiting.decrementAndGet();
      if (free.get() > 0) {
        wakeFirst();
      }
    }
  }

  private void leave() {
    free.getAndIncrement();
    if (waiting.get() > 0) {
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
