// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// **Broken:** [OrderedTable] at which forks are put down only after a good meal.
///
/// ## Why it breaks
///
/// A meal that fails takes both forks with it, and two neighbours go hungry for ever.
///
/// | step | seat 0                     | seat 1      | fork 1 |
/// |------|----------------------------|-------------|--------|
/// | 1    | takes 0 and 1              |             | seat 0 |
/// | 2    | fails, and is gone         |             | seat 0 |
/// | 3    |                            | waits for 1 | seat 0 |
///
/// **Where it is right:** nowhere, since any meal may fail.
///
/// **CERT:** LCK08.
@SuppressWarnings("LockNotBeforeTry") // the wound
public final class BrokenMealTable implements Table {

  private final List<Lock> forks;

  BrokenMealTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    int left = seat;
    int right = (seat + 1) % forks.size();
    Lock first = forks.get(Math.min(left, right));
    Lock second = forks.get(Math.max(left, right));
    first.lock();
    second.lock();
    meal.run();
    second.unlock(); // wound: not in `finally`
    first.unlock();
  }
}
