// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// **Broken:** a table at which one lock stands for all forks, in place of [OrderedTable].
///
/// ## Why it breaks
///
/// One big lock is safe: neighbours never eat together, and there is no circle in which all could
/// wait. But nobody else can eat together either.
///
/// | step | seat 0             | seat 2                   | the lock      |
/// |------|--------------------|--------------------------|---------------|
/// | 1    | takes the lock     |                          | seat 0 has it |
/// | 2    | eats               | waits for the lock       | seat 0 has it |
/// | 3    | waits for seat 2   | waits for the lock       | seat 0 has it |
///
/// Step 3 is a meal that two take together. It never ends, though both its forks are free. Where
/// meals do not wait for each other, the price is time: a table of a hundred seats is as slow as
/// one of two.
///
/// **Where it is right:** where what is locked takes so little time that nobody would notice, and
/// no contract promises that work is done side by side.
public final class BrokenBigLockTable implements Table {

  private final Lock table;

  BrokenBigLockTable(List<Lock> forks) {
    table = forks.getFirst();
  }

  @Override
  public void dine(int seat, Runnable meal) {
    table.lock(); // wound: whoever sits there
    try {
      meal.run();
    } finally {
      table.unlock();
    }
  }
}
