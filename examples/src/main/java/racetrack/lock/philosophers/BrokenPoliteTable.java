// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.Lock;

/// **Broken:** [TryLockTable] at which everybody lets hungry neighbours go first.
///
/// ## Why it breaks
///
/// A hungry philosopher stays hungry until it has eaten, and does not eat while a neighbour is
/// hungry. If two neighbours become hungry before either has looked, neither ever eats. This is a
/// *livelock*: nobody is blocked for long, all are busy, and no scheduler can help. A tool that
/// looks for blocked threads finds none; only a count of meals shows that nothing gets done.
///
/// | step | seat 0                     | seat 1                     |
/// |------|----------------------------|----------------------------|
/// | 1    | is hungry, takes 0         | is hungry, takes 1         |
/// | 2    | sees that seat 1 is hungry | sees that seat 0 is hungry |
/// | 3    | puts 0 down                | puts 1 down                |
/// | 4    | takes 1, and so on         | takes 2, and so on         |
///
/// **Where it is right:** where those who give way do so at random, or in an order, such as that of
/// the seats.
///
/// **CERT:** none; LCK07 asks for no deadlock, and there is none.
public final class BrokenPoliteTable implements Table {

  private final List<Lock> forks;
  private final AtomicIntegerArray hungry;

  BrokenPoliteTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
    hungry = new AtomicIntegerArray(forks.size());
  }

  @Override
  public void dine(int seat, Runnable meal) {
    Lock first = forks.get(seat);
    Lock second = forks.get((seat + 1) % forks.size());
    hungry.incrementAndGet(seat);
    try {
      while (!tryDine(seat, first, second, meal)) {
        Lock refused = second;
        second = first;
        first = refused;
      }
    } finally {
      hungry.decrementAndGet(seat);
    }
  }

  private boolean tryDine(int seat, Lock first, Lock second, Runnable meal) {
    first.lock();
    try {
      if (isNeighbourHungry(seat) || !second.tryLock()) { // wound: after you
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

  private boolean isNeighbourHungry(int seat) {
    int seats = forks.size();
    return hungry.get((seat + 1) % seats) > 0 || hungry.get((seat + seats - 1) % seats) > 0;
  }
}
