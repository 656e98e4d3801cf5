// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import racetrack.lock.philosophers.Table;
import racetrack.lock.philosophers.TableSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two philosophers, and two forks between them.
final class TwoMeals implements Snippet {

  private final Table table =
      Twins.make(
          this,
          Table.class,
          TableSubject.BROKEN_LEFT,
          List.of(new ReentrantLock(), new ReentrantLock()));

  void thread1() {
    table.dine(0, () -> {});
  }

  void thread2() {
    table.dine(1, () -> {});
  }

  @Override
  public String outcome() {
    return "both have eaten";
  }
}
