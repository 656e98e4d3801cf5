// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// **Broken:** [OrderedBank] that locks the paying account first, whatever its number.
///
/// ## Why it breaks
///
/// Two transfers in opposite directions each hold what the other one needs.
///
/// | step | transfer from 0 to 1 | transfer from 1 to 0 | held by the first | held by the second |
/// |------|----------------------|----------------------|-------------------|--------------------|
/// | 1    | locks 0              |                      | 0                 |                    |
/// | 2    |                      | locks 1              | 0                 | 1                  |
/// | 3    | waits for 1          |                      | 0                 | 1                  |
/// | 4    |                      | waits for 0          | 0                 | 1                  |
///
/// It takes two transfers that cross at the right moment, so it passes its tests and stands still
/// in the busiest hour.
///
/// **Where it is right:** where all money flows one way.
///
/// **CERT:** LCK07.
public final class BrokenOrderBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  BrokenOrderBank(Consumer<Transfer> receipts, long... balances) {
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
    Account first = accounts.get(transfer.from()); // wound: the smaller number first
    Account second = accounts.get(transfer.to());
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
    accounts.forEach(account -> account.lock.lock());
    try {
      return Account.sum(accounts);
    } finally {
      accounts.forEach(account -> account.lock.unlock());
    }
  }
}
