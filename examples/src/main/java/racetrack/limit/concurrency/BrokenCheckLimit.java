// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// **Broken:** [AtomicLimit] with a short cut: a look at the number before it is taken down.
///
/// ## Why it breaks
///
/// Each of the two calls is atomic; between them another thread may take the room.
///
/// | step | one thread              | another thread          | `free` |
/// |------|-------------------------|-------------------------|--------|
/// | 1    | looks: 1                |                         | 1      |
/// | 2    |                         | looks: 1                | 1      |
/// | 3    | takes one off, enters   |                         | 0      |
/// | 4    |                         | takes one off, enters   | -1     |
///
/// **Where it is right:** with one thread, which needs no limit.
///
/// **CERT:** VNA03.
public final class BrokenCheckLimit implements Limit {

  private final AtomicInteger free;
  private final Semaphore owed = new Semaphore(0);

  BrokenCheckLimit(int permits) {
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
    if (free.get() > 0) {
      free.getAndDecrement(); // wound: there may be no room any more
    } else if (free.getAndDecrement() <= 0) {
      awaitEntrance();
    }
  }

  private void awaitEntrance() throws InterruptedException {
    try {
      owed.acquire();
    } catch (InterruptedException e) {
      giveUp();
      throw e;
    }
  }

  private void giveUp() {
    for (int now = free.get(); now < 0; now = free.get()) {
      if (free.compareAndSet(now, now + 1)) {
        return; // nobody counts on this thread any more
      }
    }
    owed.acquireUninterruptibly(); // somebody has let it through by now
    leave();
  }

  private void leave() {
    if (free.getAndIncrement() < 0) {
      owed.release();
    }
  }
}
