// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// **Broken:** [OrderedTable] at which one fork has to do.
///
/// ## Why it breaks
///
/// No two philosophers have the same left fork, so none excludes its neighbour.
///
/// | step | seat 0        | seat 1        | the fork between them   |
/// |------|---------------|---------------|-------------------------|
/// | 1    | takes fork 0  |               | free                    |
/// | 2    | eats          | takes fork 1  | seat 1 has it           |
/// | 3    | eats          | eats          | both eat                |
///
/// **Where it is right:** where each needs its own fork only, and shares nothing.
public final class BrokenOneForkTable implements Table {

  private final List<Lock> forks;

  BrokenOneForkTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    Lock left = forks.get(seat);
    left.lock(); // wound: the right one belongs to the neighbour too
    try {
      meal.run();
    } finally {
      left.unlock();
    }
  }
}
