// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static racetrack.testkit.Models.call;
import static racetrack.testkit.Models.scenario;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.testkit.EverySubject;
import racetrack.testkit.Models;

/// Do two philosophers at a small table both eat, and one after the other?
///
/// With two seats there are two forks, and both philosophers need both of them.
@EverySubject
class TableModel {

  private static final int INTERLEAVINGS = 50;
  private static final Actor SEAT_0 = call(Calls.class, "dineOnSeat0");
  private static final Actor SEAT_1 = call(Calls.class, "dineOnSeat1");

  @Parameter TableSubject subject;

  @Asks({1, 3})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        scenario(List.of(), List.of(List.of(SEAT_0), List.of(SEAT_1)), List.of()));
  }

  /// A count of meals, guarded by the forks and by nothing else.
  public static class Calls {

    private final Table table = Subject.selected(TableSubject.class).create(2);
    private int meals;

    @Operation
    public int dineOnSeat0() {
      return dine(0);
    }

    @Operation
    public int dineOnSeat1() {
      return dine(1);
    }

    private int dine(int seat) {
      int[] meal = new int[1];
      table.dine(seat, () -> meal[0] = ++meals);
      return meal[0];
    }
  }

  /// The same without a table, for one thread.
  public static class Specification {

    private int meals;

    public int dineOnSeat0() {
      return ++meals;
    }

    public int dineOnSeat1() {
      return ++meals;
    }
  }
}
