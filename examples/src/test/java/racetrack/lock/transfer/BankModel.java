// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

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

/// Is every history of a bank one that it could have in one thread, and does it end?
///
/// There are three accounts, with 1 in the first, 1 in the second and nothing in the third.
@EverySubject
class BankModel {

  private static final int INTERLEAVINGS = 30;
  private static final Actor FROM_0_TO_1 = call(Calls.class, "from0To1");
  private static final Actor FROM_0_TO_2 = call(Calls.class, "from0To2");
  private static final Actor FROM_1_TO_0 = call(Calls.class, "from1To0");
  private static final Actor FROM_1_TO_2 = call(Calls.class, "from1To2");
  private static final Actor FROM_2_TO_0 = call(Calls.class, "from2To0");
  private static final Actor BALANCE_0 = call(Calls.class, "balance0");
  private static final Actor BALANCE_2 = call(Calls.class, "balance2");
  private static final Actor TOTAL = call(Calls.class, "total");

  @Parameter BankSubject subject;

  @Asks({4, 6, 7, 8})
  @Test
  void isLinearizable() {
    Models.check(
        subject,
        Calls.class,
        Specification.class,
        INTERLEAVINGS,
        // Two transfers cross.
        scenario(List.of(), List.of(List.of(FROM_0_TO_1), List.of(FROM_1_TO_0)), List.of()),
        // There is enough for one.
        scenario(List.of(), List.of(List.of(FROM_0_TO_1), List.of(FROM_0_TO_2)), List.of()),
        // Money moves past the auditor: against its direction, and along with it. Only the second
        // pair have different hash codes.
        scenario(List.of(), List.of(List.of(FROM_1_TO_0), List.of(TOTAL)), List.of()),
        scenario(List.of(), List.of(List.of(FROM_0_TO_2), List.of(TOTAL)), List.of()),
        // One pays what is not there, and another looks.
        scenario(List.of(), List.of(List.of(FROM_2_TO_0), List.of(BALANCE_2)), List.of()),
        // What has left the one account is in the other.
        scenario(
            List.of(), List.of(List.of(FROM_0_TO_2), List.of(BALANCE_0, BALANCE_2)), List.of()),
        // Two pay to the same account.
        scenario(
            List.of(), List.of(List.of(FROM_0_TO_2), List.of(FROM_1_TO_2)), List.of(BALANCE_2)));
  }

  /// The calls of the selected subject.
  public static class Calls {

    private final Bank bank = Subject.selected(BankSubject.class).create(_ -> {}, 1, 1, 0);

    @Operation
    public boolean from0To1() {
      return bank.execute(new Transfer(0, 1, 1));
    }

    @Operation
    public boolean from0To2() {
      return bank.execute(new Transfer(0, 2, 1));
    }

    @Operation
    public boolean from1To0() {
      return bank.execute(new Transfer(1, 0, 1));
    }

    @Operation
    public boolean from1To2() {
      return bank.execute(new Transfer(1, 2, 1));
    }

    @Operation
    public boolean from2To0() {
      return bank.execute(new Transfer(2, 0, 1));
    }

    @Operation
    public long balance0() {
      return bank.balance(0);
    }

    @Operation
    public long balance2() {
      return bank.balance(2);
    }

    @Operation
    public long total() {
      return bank.total();
    }
  }

  /// A bank for one thread.
  public static class Specification {

    private final long[] balances = {1, 1, 0};

    public boolean from0To1() {
      return move(0, 1);
    }

    public boolean from0To2() {
      return move(0, 2);
    }

    public boolean from1To0() {
      return move(1, 0);
    }

    public boolean from1To2() {
      return move(1, 2);
    }

    public boolean from2To0() {
      return move(2, 0);
    }

    public long balance0() {
      return balances[0];
    }

    public long balance2() {
      return balances[2];
    }

    private boolean move(int from, int to) {
      if (balances[from] < 1) {
        return false;
      }
      balances[from]--;
      balances[to]++;
      return true;
    }

    public long total() {
      return balances[0] + balances[1] + balances[2];
    }
  }
}
