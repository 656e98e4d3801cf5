// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import java.util.ArrayList;
import java.util.List;

/// Five philosophers eat a number of meals each, at three tables, and all of them get up again.
public final class DinnerExample {

  static final int SEATS = 5;
  static final int MEALS = 1_000;

  private DinnerExample() {}

  /// Prints how often each philosopher ate.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while they eat
  public static void main(String[] args) throws InterruptedException {
    for (TableSubject subject :
        List.of(TableSubject.ORDERED, TableSubject.WAITER, TableSubject.TRY_LOCK)) {
      System.out.println(subject + ": meals by seat: " + dine(subject, MEALS));
    }
  }

  /// {@return how often each philosopher ate, by seat}
  ///
  /// @param subject the table
  /// @param meals how often each wants to eat
  /// @throws InterruptedException if interrupted while they eat
  static List<Integer> dine(TableSubject subject, int meals) throws InterruptedException {
    Table table = subject.create(SEATS);
    int[] eaten = new int[SEATS];
    List<Thread> philosophers = new ArrayList<>();
    for (int number = 0; number < SEATS; number++) {
      int seat = number;
      philosophers.add(
          Thread.ofVirtual()
              .name("seat " + seat)
              .start(() -> {
                for (int meal = 0; meal < meals; meal++) {
                  table.dine(seat, () -> eaten[seat]++);
                }
              }));
    }
    List<Integer> result = new ArrayList<>();
    for (int seat = 0; seat < SEATS; seat++) {
      philosophers.get(seat).join();
      result.add(eaten[seat]);
    }
    return result;
  }
}
