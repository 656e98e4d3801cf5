// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.counter;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JI_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Counter]. Each is run once for every [CounterSubject].
public final class CounterStress {

  private static final CounterSubject SUBJECT = Subject.selected(CounterSubject.class);

  private CounterStress() {}

  /// Is every increment counted?
  ///
  /// Two threads count to three each, and the count is read when both are done. One increment a
  /// thread would not do: a lock that changes with the count ([BrokenBoxedLockCounter]) fails only
  /// those who come back. A result is the final count.
  @JCStressTest
  @Asks(3)
  @Outcome(id = "6", expect = ACCEPTABLE, desc = "Every increment is counted.")
  @Outcome(expect = FORBIDDEN, desc = "An increment is lost.")
  @State
  public static class LostUpdate {

    private final Counter counter = SUBJECT.create(0);

    @Actor
    public void one() {
      countToThree();
    }

    @Actor
    public void another() {
      countToThree();
    }

    @Arbiter
    public void total(J_Result r) {
      r.r1 = counter.get();
    }

    private void countToThree() {
      counter.increment();
      counter.increment();
      counter.increment();
    }
  }

  /// Does a reader ever see a number that was never the count?
  ///
  /// The increment carries from the low 32 bits to the high ones. A result is what the reader saw.
  @JCStressTest
  @Asks(4)
  @Outcome(id = "4294967295", expect = ACCEPTABLE, desc = "The count before the increment.")
  @Outcome(id = "4294967296", expect = ACCEPTABLE, desc = "The count after the increment.")
  @Outcome(expect = FORBIDDEN, desc = "Half of the one count and half of the other.")
  @State
  public static class Tearing {

    private final Counter counter = SUBJECT.create(0xFFFF_FFFFL);

    @Actor
    public void writer() {
      counter.increment();
    }

    @Actor
    public void reader(J_Result r) {
      r.r1 = counter.get();
    }
  }

  /// Does a reader that counts an increment see what was written before it?
  ///
  /// The writer writes a message and then counts it. A result reads "count, message".
  @JCStressTest
  @Asks(2)
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The reader comes first.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The reader comes between.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader counts the message and sees it.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The reader counts a message that it lacks.")
  @State
  public static class Publication {

    private final Counter counter = SUBJECT.create(0);
    private int message;

    @Actor
    public void writer() {
      message = 1;
      counter.increment();
    }

    @Actor
    public void reader(JI_Result r) {
      r.r1 = counter.get();
      r.r2 = message;
    }
  }
}
