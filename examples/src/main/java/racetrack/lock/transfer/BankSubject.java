// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import static racetrack.catalogue.Check.contract;
import static racetrack.catalogue.Check.model;
import static racetrack.catalogue.Check.race;
import static racetrack.catalogue.Claim.sound;
import static racetrack.catalogue.Claim.submitted;
import static racetrack.catalogue.Claim.twinOf;

import java.util.function.Consumer;
import racetrack.catalogue.Claim;
import racetrack.catalogue.Subject;

/// The implementations of [Bank].
public enum BankSubject implements Subject {
  /// The smaller number first.
  ORDERED(sound(OrderedBank.class)),

  /// The smaller hash code first, and a lock to break ties.
  HASH(sound(HashBank.class)),

  /// One waits, the other is only tried.
  TRY_LOCK(sound(TryLockBank.class)),

  /// One lock for all.
  ONE_LOCK(sound(OneLockBank.class)),

  /// The payer first.
  BROKEN_ORDER(twinOf(ORDERED, BrokenOrderBank.class).against("LCK07").caughtBy(model())),

  /// No two hash codes are equal, it thinks.
  BROKEN_TIE(twinOf(HASH, BrokenTieBank.class).against("LCK07").caughtBy(model())),

  /// Looks, lets go of the lock, and moves.
  BROKEN_CHECK(
      twinOf(ORDERED, BrokenCheckBank.class).against("VNA03").caughtBy(race("Overdraft"), model())),

  /// Writes while others wait.
  BROKEN_RECEIPT(
      twinOf(ORDERED, BrokenReceiptBank.class)
          .against("LCK09")
          .caughtBy(contract("letsOthersMoveWhileAReceiptIsWritten"))),

  /// Adds up what moves.
  BROKEN_TOTAL(
      twinOf(ORDERED, BrokenTotalBank.class).against("VNA03").caughtBy(race("Audit"), model())),

  /// Reads both, writes both, and they are one.
  BROKEN_SAME_ACCOUNT(
      twinOf(ONE_LOCK, BrokenSameAccountBank.class)
          .caughtBy(contract("leavesABalanceThatIsMovedToItself"))),

  /// Takes busy for poor.
  BROKEN_REFUSAL(twinOf(TRY_LOCK, BrokenRefusalBank.class).caughtBy(model())),

  /// A class from outside.
  SUBMITTED(submitted(OrderedBank.class));

  private final Claim claim;

  BankSubject(Claim claim) {
    this.claim = claim;
  }

  /// Opens a bank.
  ///
  /// @param receipts takes a receipt for every transfer that was made
  /// @param balances what is in each account at first, not negative
  /// @return the bank
  public Bank create(Consumer<Transfer> receipts, long... balances) {
    return switch (this) {
      case ORDERED -> new OrderedBank(receipts, balances);
      case HASH -> new HashBank(receipts, BankSubject::badHash, balances);
      case TRY_LOCK -> new TryLockBank(receipts, balances);
      case ONE_LOCK -> new OneLockBank(receipts, balances);
      case BROKEN_ORDER -> new BrokenOrderBank(receipts, balances);
      case BROKEN_TIE -> new BrokenTieBank(receipts, BankSubject::badHash, balances);
      case BROKEN_CHECK -> new BrokenCheckBank(receipts, balances);
      case BROKEN_RECEIPT -> new BrokenReceiptBank(receipts, balances);
      case BROKEN_TOTAL -> new BrokenTotalBank(receipts, balances);
      case BROKEN_SAME_ACCOUNT -> new BrokenSameAccountBank(receipts, balances);
      case BROKEN_REFUSAL -> new BrokenRefusalBank(receipts, balances);
      case SUBMITTED -> instantiate(Bank.class, receipts, balances);
    };
  }

  @Override
  public Claim claim() {
    return claim;
  }

  /// Gives accounts 0 and 1 the same hash, 2 and 3 a greater one, and so on.
  private static int badHash(int account) {
    return account / 2;
  }
}
