// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [OrderedBank] that writes the receipt while it holds both accounts.
///
/// ## Why it breaks
///
/// A receipt goes to a file, a printer, another machine. As long as it is under way, nobody gets at
/// the two accounts; and who holds another account and waits for one of these is waited for in its
/// turn.
///
/// | step | one transfer from 0 to 1     | another transfer from 0 to 1 |
/// |------|------------------------------|------------------------------|
/// | 1    | locks both, moves            |                              |
/// | 2    | writes its receipt, slowly   | waits for 0                  |
/// | 3    | still writes                 | still waits                  |
///
/// If the printer waits for the other transfer, nothing ever moves again.
///
/// **Where it is right:** where the receipts must be in the order of the transfers, and are only
/// put in a queue in memory that never waits.
///
/// **CERT:** LCK09.
public final class BrokenReceiptBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  BrokenReceiptBank(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    accounts = Account.open(balances);
  }

  @Override
  public boolean execute(Transfer transfer) {
    return move(transfer); // follows the wound
  }

  private boolean move(Transfer transfer) {
    Account first = accounts.get(Math.min(transfer.from(), transfer.to()));
    Account second = accounts.get(Math.max(transfer.from(), transfer.to()));
    first.lock.lock();
    try {
      second.lock.lock();
      try {
        return moveLocked(transfer);
      } finally {
        second.lock.unlock();
      }
    } finally {
      first.lock.unlock();
    }
  }

  private boolean moveLocked(Transfer transfer) {
    Account from = accounts.get(transfer.from());
    if (from.balance() < transfer.amount()) {
      return false;
    }
    from.add(-transfer.amount());
    accounts.get(transfer.to()).add(transfer.amount());
    receipts.accept(transfer); // wound: all others wait for whoever reads it
    return true;
  }

  @Override
  public long balance(int account) {
    Account asked = accounts.get(account);
    asked.lock.lock();
    try {
      return asked.balance();
    } finally {
      asked.lock.unlock();
    }
  }

  @Override
  public long total() {
    accounts.forEach(account -> account.lock.lock());
    try {
      return Account.sum(accounts);
    } finally {
      accounts.forEach(account -> account.lock.unlock());
    }
  }
}
