// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.philosophers;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// The race for [Table]. It is run once for every [TableSubject].
///
/// The circle of five is not among the races, since a deadlock would stop the whole run: the
/// contract and the model ask for it.
public final class TableStress {

  private static final TableSubject SUBJECT = Subject.selected(TableSubject.class);

  private TableStress() {}

  /// Do two neighbours ever eat together?
  ///
  /// Each counts during its meal, which the fork between them guards. A result is the count when
  /// both are done.
  @JCStressTest
  @Asks({1, 5})
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "One ate after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both ate together, and a meal is not counted.")
  @State
  public static class Neighbours {

    private final Table table = SUBJECT.create(5);
    private int meals;

    @Actor
    public void one() {
      table.dine(0, () -> meals++);
    }

    @Actor
    public void neighbour() {
      table.dine(1, () -> meals++);
    }

    @Arbiter
    public void total(I_Result r) {
      r.r1 = meals;
    }
  }
}
