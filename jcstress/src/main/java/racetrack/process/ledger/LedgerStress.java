// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;
import racetrack.races.DirectMemory;

/// Races for [Ledger]. Each is run once for every [LedgerSubject], owner and worker each with a
/// ledger of their own over the same memory.
public final class LedgerStress {

  private static final LedgerSubject SUBJECT = Subject.selected(LedgerSubject.class);

  private LedgerStress() {}

  /// Can a task be begun and withdrawn, or neither?
  ///
  /// A result reads "whether the worker has begun it, whether the owner has withdrawn it, whether
  /// the ledger says afterwards that it has begun".
  @JCStressTest
  @Asks({2, 3, 5, 6, 7})
  @Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "The worker comes first.")
  @Outcome(id = "false, true, false", expect = ACCEPTABLE, desc = "The owner comes first.")
  @Outcome(expect = FORBIDDEN, desc = "Both have it, or neither, or the ledger says otherwise.")
  @State
  public static class TwoTakers {

    private final ByteBuffer memory = DirectMemory.zeros(Ledger.SIZE);
    private final Ledger owner = SUBJECT.create(memory);
    private final Ledger worker = SUBJECT.create(memory);

    public TwoTakers() {
      owner.offer(1);
    }

    @Actor
    public void worker(ZZZ_Result r) {
      r.r1 = worker.begin(1);
    }

    @Actor
    public void owner(ZZZ_Result r) {
      r.r2 = owner.withdraw(1);
    }

    @Arbiter
    public void successor(ZZZ_Result r) {
      r.r3 = owner.begun(1);
    }
  }

  /// Does a worker that is late begin a task that was withdrawn, now that another has its place?
  ///
  /// The owner withdraws a task, and if it can, offers the one that has its place next. A result
  /// reads "whether the worker has begun the first, whether the owner has withdrawn it, whether the
  /// ledger says afterwards that the first has begun, that the other has".
  @JCStressTest
  @Asks({3, 4, 5, 7})
  @Outcome(id = "true, false, true, false", expect = ACCEPTABLE, desc = "The worker comes first.")
  @Outcome(id = "false, true, false, false", expect = ACCEPTABLE, desc = "The owner comes first.")
  @Outcome(
      expect = FORBIDDEN,
      desc = "A task that was withdrawn has begun, or one of the two is lost.")
  @State
  public static class LateComer {

    private static final long FIRST = 1;
    private static final long NEXT = FIRST + Ledger.SLOTS;

    private final ByteBuffer memory = DirectMemory.zeros(Ledger.SIZE);
    private final Ledger owner = SUBJECT.create(memory);
    private final Ledger worker = SUBJECT.create(memory);

    public LateComer() {
      owner.offer(FIRST);
    }

    @Actor
    public void worker(ZZZZ_Result r) {
      r.r1 = worker.begin(FIRST);
    }

    @Actor
    public void owner(ZZZZ_Result r) {
      r.r2 = owner.withdraw(FIRST);
      if (r.r2) {
        owner.offer(NEXT);
      }
    }

    @Arbiter
    public void successor(ZZZZ_Result r) {
      r.r3 = owner.begun(FIRST);
      r.r4 = owner.begun(NEXT);
    }
  }
}
