// SPDX-License-Identifier: Apache-2.0
package racetrack.event.latch;

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

/// Races for [Latch]. Each is run once for every [LatchSubject].
public final class LatchStress {

  private static final LatchSubject SUBJECT = Subject.selected(LatchSubject.class);

  private LatchStress() {}

  /// Is every count counted?
  ///
  /// Two threads count twice each. A result is what is missing when both are done.
  @JCStressTest
  @Asks(3)
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Every count is counted.")
  @Outcome(expect = FORBIDDEN, desc = "A count is lost.")
  @State
  public static class LostCount {

    private final Latch latch = SUBJECT.create(4);

    @Actor
    public void one() {
      latch.countDown();
      latch.countDown();
    }

    @Actor
    public void another() {
      latch.countDown();
      latch.countDown();
    }

    @Arbiter
    public void missing(I_Result r) {
      r.r1 = latch.count();
    }
  }
}
