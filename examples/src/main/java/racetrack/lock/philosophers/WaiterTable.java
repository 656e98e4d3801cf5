// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

/// A table with a waiter, who lets one less than all reach for the forks.
///
/// **Seed idiom:** `with Semaphore(n - 1):` around what needs several locks.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** at most one less than there are forks reach for them or eat.
/// - **Linearization point:** the moment at which the right fork is taken.
/// - **Happens-before:** a fork's `unlock` precedes its next `lock`.
/// - **No deadlock:** in a circle of threads that wait for each other, every fork would be in
///   somebody's left hand, each in another's. There are more forks than hands, so one fork is free,
///   or its holder eats.
/// - **Nobody starves:** the semaphore is fair; at the table, as in [OrderedTable].
/// - **Progress:** blocking.
///
/// ## Cost
///
/// A semaphore that all must pass, for each meal. It is the price for treating all seats alike.
///
/// ## Broken twin
///
/// [BrokenWaiterTable] seats one more.
///
/// ## Sources
///
/// - C. A. R. Hoare, *Communicating Sequential Processes*, CACM 21(8), 1978, §5.3: the room for
///   four.
public final class WaiterTable implements Table {

  private final List<Lock> forks;
  private final Semaphore waiter;

  WaiterTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
    waiter = new Semaphore(forks.size() - 1, true);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    waiter.acquireUninterruptibly();
    try {
      reachOut(seat, meal);
    } finally {
      waiter.release();
    }
  }

  private void reachOut(int seat, Runnable meal) {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    left.lock();
    try {
      right.lock(); // linearization point
      try {
        meal.run();
      } finally {
        right.unlock();
      }
    } finally {
      left.unlock();
    }
  }
}
