// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// A table at which nobody keeps one fork while the other is taken.
///
/// **Seed idiom:** `acquire(blocking=False)`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** who eats holds both forks of its seat, and neighbours share one.
/// - **Linearization point:** the `tryLock` that succeeds.
/// - **Happens-before:** a fork's `unlock` precedes its next `lock` or successful `tryLock`.
/// - **No deadlock:** who waits for a fork holds none.
/// - **Livelock and starvation** are possible: all may take one fork, be refused the other, and put
///   the first down, in step and for ever; and neighbours who take turns may keep one who never
///   finds both free. Real schedulers do not keep the step; and to wait next for the fork that was
///   refused, as here, ends most such rounds after one.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// Two locks a meal, and a few in vain when neighbours meet.
///
/// ## Broken twins
///
/// [BrokenPoliteTable] gives way to hungry neighbours, and so makes a livelock of every meeting;
/// [BrokenLeftTable] keeps the first fork while it waits.
///
/// ## Sources
///
/// - H. Hinnant, *Dining Philosophers Rebooted*, 2013.
public final class TryLockTable implements Table {

  private final List<Lock> forks;

  TryLockTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    Lock first = forks.get(seat);
    Lock second = forks.get((seat + 1) % forks.size());
    while (!tryDine(first, second, meal)) {
      Lock refused = second;
      second = first;
      first = refused;
    }
  }

  private static boolean tryDine(Lock first, Lock second, Runnable meal) {
    first.lock();
    try {
      if (!second.tryLock()) { // linearization point, if it succeeds
        return false;
      }
      try {
        meal.run();
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
