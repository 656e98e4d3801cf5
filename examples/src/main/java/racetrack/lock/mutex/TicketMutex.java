// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import java.util.concurrent.atomic.AtomicInteger;

/// A mutex that serves its threads in the order in which they came, by numbers they draw.
///
/// **Seed idiom:** `threading.Lock()`, for those who want their turn.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** no two waiting threads have the same number, since `getAndIncrement` gives each
///   number once; the numbers from `serving` to `next - 1` belong to the holder and to those who
///   wait, and to nobody else. Both numbers wrap around together; only more than 2³² threads at
///   once could meet.
/// - **Linearization points:** of [#lock], the read that finds its own number in `serving`; of
///   [#unlock], the write of the next.
/// - **Happens-before:** [#unlock] writes `serving` with release, and the waiter reads it with
///   acquire. Only the holder writes it, so it needs no atomic addition.
/// - **Progress:** blocking and first come, first served: a thread is overtaken by nobody who drew
///   later.
///
/// ## Cost
///
/// Free, one atomic addition, which never fails; to unlock, one ordinary store. All waiters look at
/// the same number, so each unlock reaches all of them. Fairness is dear where threads outnumber
/// processors: the next in turn may be without one, and nobody may go in its place.
///
/// ## Broken twin
///
/// [BrokenTicketMutex] draws a number in two steps.
///
/// ## Sources
///
/// - L. Lamport, *A New Solution of Dijkstra's Concurrent Programming Problem*, CACM 17(8), 1974
///   (the bakery, which needs no atomic addition).
/// - J. M. Mellor-Crummey, M. L. Scott, *Algorithms for Scalable Synchronization on Shared-Memory
///   Multiprocessors*, ACM TOCS 9(1), 1991. There a waiter backs off in proportion to its place.
public final class TicketMutex implements Mutex {

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger serving = new AtomicInteger();

  TicketMutex() {}

  @Override
  public void lock() {
    int number = next.getAndIncrement();
    // linearization point: the read that finds it; acquires: what unlock published
    // equivalent: weaken, formally it does not synchronize with the unlock. Not seen here: x86-64
    // reads in order, and the compiler moves no read before this one.
    Backoff.until(() -> serving.getAcquire() == number);
  }

  @Override
  public void unlock() {
    int number = serving.getPlain(); // only the holder writes it
    // equivalent: weaken, as [BrokenPlainReleaseMutex], which takes an AArch64 to show.
    serving.setRelease(number + 1); // linearization point; publishes: what was written inside
  }
}
