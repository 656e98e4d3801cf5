// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [TryLockBank] without the second attempt.
///
/// ## Why it breaks
///
/// `tryLock` says that the other account is busy, which is no reason to move nothing.
///
/// | step | one transfer                 | another transfer            | its result |
/// |------|------------------------------|-----------------------------|------------|
/// | 1    | locks 0, locks 1             |                             |            |
/// | 2    |                              | locks 1: waits, as it may   |            |
/// | 3    | moves, unlocks both          |                             | moved      |
/// | 4    | next transfer: locks 0       | has 1, tries 0: it is taken |            |
/// | 5    |                              | gives up                    | not moved  |
///
/// The account has the money, and the customer is told that it has not.
///
/// **Where it is right:** where the caller is told that it was busy, and tries again.
public final class BrokenRefusalBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  BrokenRefusalBank(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    accounts = Account.open(balances);
  }

  @Override
  public boolean execute(Transfer transfer) {
    boolean moved = move(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private boolean move(Transfer transfer) {
    Account first = accounts.get(transfer.from());
    Account second = accounts.get(transfer.to());
    for (int attempt = 1; attempt <= 1; attempt++) { // wound: no second one
      first.lock.lock();
      try {
        if (second.lock.tryLock()) {
          try {
            return moveLocked(transfer);
          } finally {
            second.lock.unlock();
          }
        }
      } finally {
        first.lock.unlock();
      }
      Account refused = second;
      second = first;
      first = refused;
    }
    return false; // follows the wound: nothing was moved
  }

  private boolean moveLocked(Transfer transfer) {
    Account from = accounts.get(transfer.from());
    if (from.balance() < transfer.amount()) {
      return false;
    }
    from.add(-transfer.amount());
    accounts.get(transfer.to()).add(transfer.amount());
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
