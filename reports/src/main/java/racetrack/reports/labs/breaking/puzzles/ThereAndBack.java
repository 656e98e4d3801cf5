// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.BankSubject;
import racetrack.lock.transfer.Transfer;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two transfers between the same accounts, in opposite directions.
final class ThereAndBack implements Snippet {

  private final Bank bank =
      Twins.make(
          this,
          Bank.class,
          BankSubject.BROKEN_ORDER,
          (Consumer<Transfer>) _ -> {},
          new long[] {10, 10});

  void thread1() {
    bank.execute(new Transfer(0, 1, 5));
  }

  void thread2() {
    bank.execute(new Transfer(1, 0, 5));
  }

  @Override
  public String outcome() {
    return "both have ended";
  }
}
