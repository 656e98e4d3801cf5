// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.mutex;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Mutex]. Each is run once for every [MutexSubject].
public final class MutexStress {

  private static final MutexSubject SUBJECT = Subject.selected(MutexSubject.class);

  private MutexStress() {}

  /// Do two threads ever count inside together?
  ///
  /// Each adds one. A result is the count when both are done.
  @JCStressTest
  @Asks(3)
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "One came after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both were inside, and an increment is lost.")
  @State
  public static class LostUpdate {

    private final Mutex mutex = SUBJECT.create();
    private int count;

    @Actor
    public void one() {
      increment();
    }

    @Actor
    public void another() {
      increment();
    }

    @Arbiter
    public void total(I_Result r) {
      r.r1 = count;
    }

    private void increment() {
      mutex.lock();
      count++;
      mutex.unlock();
    }
  }

  /// Does the next holder see all that the last one wrote?
  ///
  /// The writer writes two fields, which the reader reads. A result reads "one, other".
  @JCStressTest
  @Asks(2)
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader comes second, and sees all.")
  @Outcome(expect = FORBIDDEN, desc = "The reader comes between, or misses something.")
  @State
  public static class Publication {

    private final Mutex mutex = SUBJECT.create();
    private int one;
    private int other;

    @Actor
    public void writer() {
      mutex.lock();
      one = 1;
      other = 1;
      mutex.unlock();
    }

    @Actor
    public void reader(II_Result r) {
      mutex.lock();
      r.r1 = one;
      r.r2 = other;
      mutex.unlock();
    }
  }
}
