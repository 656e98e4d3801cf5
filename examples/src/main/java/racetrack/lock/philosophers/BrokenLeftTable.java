// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// **Broken:** [OrderedTable] at which everybody takes the left fork first.
///
/// ## Why it breaks
///
/// All five reach out together, and the circle is closed.
///
/// | step | seat 0      | seat 1      | seat 2      | seat 3      | seat 4      |
/// |------|-------------|-------------|-------------|-------------|-------------|
/// | 1    | takes 0     | takes 1     | takes 2     | takes 3     | takes 4     |
/// | 2    | waits for 1 | waits for 2 | waits for 3 | waits for 4 | waits for 0 |
///
/// **Where it is right:** with a free seat that nobody ever takes: see [WaiterTable].
///
/// **CERT:** LCK07.
public final class BrokenLeftTable implements Table {

  private final List<Lock> forks;

  BrokenLeftTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    Lock first = forks.get(seat); // wound: the smaller number first
    Lock second = forks.get((seat + 1) % forks.size());
    first.lock();
    try {
      second.lock();
      try {
        meal.run();
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
