// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [OrderedBank] that looks whether there is enough before it locks both accounts.
///
/// ## Why it breaks
///
/// Each call is right by itself; between them, another transfer takes what was seen.
///
/// | step | one transfer of 1 | another transfer of 1 | balance |
/// |------|-------------------|-----------------------|---------|
/// | 1    | finds 1           |                       | 1       |
/// | 2    |                   | finds 1               | 1       |
/// | 3    | moves it          |                       | 0       |
/// | 4    |                   | moves it              | -1      |
///
/// **Where it is right:** as a first look that saves the locks, if a second one follows inside.
///
/// **CERT:** VNA03.
public final class BrokenCheckBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  BrokenCheckBank(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    accounts = Account.open(balances);
  }

  @Override
  public boolean execute(Transfer transfer) {
    if (balance(transfer.from()) < transfer.amount()) { // wound: true now, but for how long?
      return false;
    }
    move(transfer); // follows the wound
    receipts.accept(transfer);
    return true;
  }

  private void move(Transfer transfer) { // follows the wound
    Account first = accounts.get(Math.min(transfer.from(), transfer.to()));
    Account second = accounts.get(Math.max(transfer.from(), transfer.to()));
    first.lock.lock();
    try {
      second.lock.lock();
      try {
        moveLocked(transfer); // follows the wound
      } finally {
        second.lock.unlock();
      }
    } finally {
      first.lock.unlock();
    }
  }

  private void moveLocked(Transfer transfer) { // follows the wound
    accounts.get(transfer.from()).add(-transfer.amount());
    accounts.get(transfer.to()).add(transfer.amount());
    // follows the wound
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
