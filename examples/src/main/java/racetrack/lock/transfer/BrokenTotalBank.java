// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [OrderedBank] that adds up one account after the other.
///
/// ## Why it breaks
///
/// Each balance is right at its moment, and there was no moment for all of them.
///
/// | step | total          | transfer of 1 from 0 to 1 | balances | sum so far |
/// |------|----------------|---------------------------|----------|------------|
/// | 1    | reads 1 from 0 |                           | 1, 1     | 1          |
/// | 2    |                | moves it                  | 0, 2     | 1          |
/// | 3    | reads 2 from 1 |                           | 0, 2     | 3          |
///
/// **Where it is right:** while nothing moves, or where an estimate will do.
///
/// **CERT:** VNA03.
public final class BrokenTotalBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  BrokenTotalBank(Consumer<Transfer> receipts, long... balances) {
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
    long total = 0;
    for (int account = 0; account < accounts.size(); account++) {
      total += balance(account); // wound: each at a moment of its own
    }
    return total; // follows the wound
  }
}
