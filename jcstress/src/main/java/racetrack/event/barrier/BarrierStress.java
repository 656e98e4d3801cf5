// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.BrokenBarrierException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Barrier]. Each is run once for every [BarrierSubject].
public final class BarrierStress {

  private static final BarrierSubject SUBJECT = Subject.selected(BarrierSubject.class);

  private BarrierStress() {}

  /// Do two threads meet, and is one of them the last?
  ///
  /// Each leaves a message before it comes. A result reads "how many were missing when the one
  /// came, when the other came", with -1 for a thread that has not found the other's message.
  @JCStressTest
  @Asks({4, 5})
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The other is the last.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The one is the last.")
  @Outcome(expect = FORBIDDEN, desc = "Both are the last, or they have not met.")
  @State
  public static class Meeting {

    private final Barrier barrier = SUBJECT.create(2);
    private int fromOne;
    private int fromAnother;

    @Actor
    public void one(II_Result r) {
      fromOne = 1;
      int missing = await(barrier);
      r.r1 = fromAnother == 1 ? missing : -1;
    }

    @Actor
    public void another(II_Result r) {
      fromAnother = 1;
      int missing = await(barrier);
      r.r2 = fromOne == 1 ? missing : -1;
    }

    private static int await(Barrier barrier) {
      try {
        return barrier.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new AssertionError(e);
      }
    }
  }
}
