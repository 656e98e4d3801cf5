// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

/// **Broken:** [WaiterTable] whose waiter seats everybody.
///
/// ## Why it breaks
///
/// One too many is enough: now there are as many hands as forks, and the circle of
/// [BrokenLeftTable] is back.
///
/// | step | seat 0      | seat 1      | seat 2      | seat 3      | seat 4      |
/// |------|-------------|-------------|-------------|-------------|-------------|
/// | 1    | passes      | passes      | passes      | passes      | passes      |
/// | 2    | takes 0     | takes 1     | takes 2     | takes 3     | takes 4     |
/// | 3    | waits for 1 | waits for 2 | waits for 3 | waits for 4 | waits for 0 |
///
/// **Where it is right:** as a bound for something else, such as the chairs.
///
/// **CERT:** LCK07.
public final class BrokenWaiterTable implements Table {

  private final List<Lock> forks;
  private final Semaphore waiter;

  BrokenWaiterTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
    waiter = new Semaphore(forks.size(), true); // wound: one less
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
      right.lock();
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
