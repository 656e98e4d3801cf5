// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Limit]. Each is run once for every [LimitSubject].
public final class LimitStress {

  private static final LimitSubject SUBJECT = Subject.selected(LimitSubject.class);

  private LimitStress() {}

  /// Are two ever inside, where there is room for one?
  ///
  /// Each counts itself in and out. A result reads "how many were inside with the one, with the
  /// other".
  @JCStressTest
  @Asks(2)
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Each is alone.")
  @Outcome(expect = FORBIDDEN, desc = "Both are inside.")
  @State
  public static class Crowding {

    private final Limit limit = SUBJECT.create(1);
    private final AtomicInteger inside = new AtomicInteger();

    @Actor
    public void one(II_Result r) {
      r.r1 = enter();
    }

    @Actor
    public void another(II_Result r) {
      r.r2 = enter();
    }

    private int enter() {
      try {
        return limit.call(this::countInAndOut);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private int countInAndOut() {
      int now = inside.incrementAndGet();
      inside.decrementAndGet();
      return now;
    }
  }
}
