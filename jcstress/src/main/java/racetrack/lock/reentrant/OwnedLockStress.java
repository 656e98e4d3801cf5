// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.reentrant;

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

/// Races for [OwnedLock]. Each is run once for every [OwnedLockSubject].
public final class OwnedLockStress {

  private static final OwnedLockSubject SUBJECT = Subject.selected(OwnedLockSubject.class);

  private OwnedLockStress() {}

  /// Is the outer section still closed when the inner one has ended?
  ///
  /// Both threads enter twice, leave once, and count before they leave for good. A result is the
  /// count when both are done.
  @JCStressTest
  @Asks({3, 5})
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "One came after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both were inside, and an increment is lost.")
  @State
  public static class Nesting {

    private final OwnedLock lock = SUBJECT.create();
    private int count;

    @Actor
    public void one() {
      countNested();
    }

    @Actor
    public void another() {
      countNested();
    }

    @Arbiter
    public void total(I_Result r) {
      r.r1 = count;
    }

    private void countNested() {
      lock.lock();
      lock.lock();
      lock.unlock();
      count = slowlyPlusOne(count);
      unlockQuietly(lock);
    }
  }

  /// Does an unlock too many let somebody in beside the next owner?
  ///
  /// The careless thread unlocks what it has not locked, and then comes in; both threads count
  /// inside. A result is the count when both are done.
  @JCStressTest
  @Asks(6)
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "One came after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both were inside, and an increment is lost.")
  @State
  public static class OnceTooOften {

    private final OwnedLock lock = SUBJECT.create();
    private int count;

    @Actor
    public void careless() {
      unlockQuietly(lock);
      lock.lock();
      count = slowlyPlusOne(count);
      unlockQuietly(lock);
    }

    @Actor
    public void owner() {
      lock.lock();
      count = slowlyPlusOne(count);
      unlockQuietly(lock);
    }

    @Arbiter
    public void total(I_Result r) {
      r.r1 = count;
    }
  }

  /// Gives somebody who should not be inside the time to come in.
  private static int slowlyPlusOne(int seen) {
    for (int turn = 0; turn < 20; turn++) {
      Thread.onSpinWait();
    }
    return seen + 1;
  }

  /// Unlocks, and is refused if the lock is not its own, or is no longer.
  private static void unlockQuietly(OwnedLock lock) {
    try {
      lock.unlock();
    } catch (IllegalMonitorStateException e) {
      // That is what a sound lock says to a careless caller.
    }
  }
}
