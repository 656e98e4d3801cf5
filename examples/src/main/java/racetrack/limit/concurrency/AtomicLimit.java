// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A limit that costs two atomic additions, as long as there is room.
///
/// The number is the free permits, or, if it is negative, how many wait. A thread that takes it
/// below zero waits at a semaphore that is used for nothing else; who brings it up from below zero
/// lets one through. It is known as a *benaphore*.
///
/// **Seed idiom:** `with semaphore:`, with a semaphore that is asked only when there is no room.
///
/// **Thread safety:** unconditional; any number of threads may call it.
///
/// ## Why it is correct
///
/// - **Invariant:** the permits, less those inside and those who are *owed* an entrance, is `free`
///   if it is positive. Those who wait and are owed nothing yet are `-free` if it is negative. The
///   semaphore's permits are entrances that are owed and have not been used.
/// - **Linearization points:** of entering, the addition if it finds room, and else the addition of
///   the leaver who lets it through.
/// - **No lost wake-up:** an entrance that is owed stays in the semaphore until somebody uses it,
///   so that the waiter may come late.
/// - **Interruption:** the interrupted waiter takes back its claim by raising the number, as long
///   as somebody waits who is owed nothing. If there is nobody, an entrance is owed to it: it takes
///   that one, and leaves again.
/// - **Happens-before:** each addition reads what the one before wrote; the release in the
///   semaphore precedes the acquisition that it allows.
/// - **Progress:** wait-free while there is room, where the processor has an atomic addition.
///   Unfair: who comes later may find the entrance that a sleeper is owed, and the sleeper has to
///   wait for the next.
///
/// ## Cost
///
/// One atomic addition to enter and one to leave, where a semaphore needs a compare-and-set each,
/// again and again if others come in between: for a crowd with room it is the fastest here. When
/// there is no room it pays twice, for the number and for the semaphore beside it, and does about
/// half of what [JdkLimit] does; [ParkingLimit] keeps up with that.
///
/// ## Broken twin
///
/// [BrokenCheckLimit] looks, and then takes.
///
/// ## Sources
///
/// - B. Schillings, *Benaphores*, Be Newsletter 1(26), 1996, which has no way to give up waiting.
public final class AtomicLimit implements Limit {

  private final AtomicInteger free;
  private final Semaphore owed = new Semaphore(0);

  AtomicLimit(int permits) {
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
    if (free.getAndDecrement() <= 0) { // linearization point
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
    if (free.getAndIncrement() < 0) { // linearization point
      owed.release();
    }
  }
}
