// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.List;
import java.util.concurrent.locks.Lock;

/// A table at which everybody takes the fork with the smaller number first.
///
/// **Seed idiom:** `first = min(locks)`, `second = max(locks)`, in a circle.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** who eats holds both forks of its seat, and neighbours share one.
/// - **Linearization point:** the moment at which the second fork is taken.
/// - **Happens-before:** a fork's `unlock` precedes its next `lock`.
/// - **No deadlock:** who waits for a fork holds at most one with a smaller number. All but the
///   last philosopher reach to the left first; the last one reaches to the right, and so cannot
///   close the circle.
/// - **Nobody starves**, if the forks are fair or everybody thinks for a while: a philosopher who
///   holds one fork keeps it, and waits for a single other. A `ReentrantLock` that is not fair may
///   be taken again and again past one who waits, but its queue makes that unlikely for long.
/// - **Progress:** blocking. A chain of philosophers, each with one fork in hand, may wait for one
///   who eats.
///
/// ## Cost
///
/// Two locks a meal, and nobody in the middle.
///
/// ## Broken twins
///
/// [BrokenLeftTable] has everybody reach to the left; [BrokenOneForkTable] eats with one fork;
/// [BrokenMealTable] keeps the forks when a meal fails; [BrokenBigLockTable] has one lock for all.
///
/// ## Sources
///
/// - E. W. Dijkstra, *Hierarchical Ordering of Sequential Processes*, Acta Informatica 1(2), 1971.
public final class OrderedTable implements Table {

  private final List<Lock> forks;

  OrderedTable(List<Lock> forks) {
    this.forks = List.copyOf(forks);
  }

  @Override
  public void dine(int seat, Runnable meal) {
    int left = seat;
    int right = (seat + 1) % forks.size();
    Lock first = forks.get(Math.min(left, right));
    Lock second = forks.get(Math.max(left, right));
    first.lock();
    try {
      second.lock(); // linearization point
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
