// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZZJ_Result;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Subject;

/// Races for [Bank]. Each is run once for every [BankSubject].
///
/// Transfers that cross are not among them: a deadlock would stop the whole run. The contract and
/// the model ask for it.
public final class BankStress {

  private static final BankSubject SUBJECT = Subject.selected(BankSubject.class);

  private BankStress() {}

  /// Can the same money be moved twice?
  ///
  /// There is enough for one of two transfers. A result reads "the one was made, the other was
  /// made, what is left".
  @JCStressTest
  @Asks({6, 7})
  @Outcome(id = "true, false, 0", expect = ACCEPTABLE, desc = "The one transfer comes first.")
  @Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "The other transfer comes first.")
  @Outcome(expect = FORBIDDEN, desc = "The account is overdrawn, or a transfer is lost.")
  @State
  public static class Overdraft {

    private final Bank bank = SUBJECT.create(_ -> {}, 1, 0, 0);

    @Actor
    public void one(ZZJ_Result r) {
      r.r1 = bank.execute(new Transfer(0, 1, 1));
    }

    @Actor
    public void other(ZZJ_Result r) {
      r.r2 = bank.execute(new Transfer(0, 2, 1));
    }

    @Arbiter
    public void left(ZZJ_Result r) {
      r.r3 = bank.balance(0);
    }
  }

  /// Does an auditor ever count money twice, or not at all?
  ///
  /// A result is the total that the auditor finds while money moves.
  @JCStressTest
  @Asks(8)
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "All the money is there.")
  @Outcome(expect = FORBIDDEN, desc = "Money is counted twice, or not at all.")
  @State
  public static class Audit {

    private final Bank bank = SUBJECT.create(_ -> {}, 1, 0);

    @Actor
    public void payer() {
      bank.execute(new Transfer(0, 1, 1));
    }

    @Actor
    public void auditor(J_Result r) {
      r.r1 = bank.total();
    }
  }
}
