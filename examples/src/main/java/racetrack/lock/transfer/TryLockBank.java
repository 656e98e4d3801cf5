// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// A bank whose transfers never wait for one account while they hold another.
///
/// **Seed idiom:** none; it is what to do where no order is known, for instance with locks that
/// strangers bring.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant, linearization points, happens-before:** as [OrderedBank].
/// - **No deadlock:** a transfer waits only while it holds nothing. If the other account is taken,
///   it backs off: it lets go of its own, and next time waits for the one that it was refused. Only
///   a total waits while it holds accounts, and all totals lock in the same order.
/// - **Progress:** blocking. Two transfers could refuse each other again and again, in step: a
///   livelock is possible, but it takes a scheduler that keeps the step. To wait for the refused
///   account, instead of trying the same one again, breaks it: usually the other transfer is done
///   by then.
///
/// ## Cost
///
/// As [OrderedBank] while nobody collides; after that, some acquisitions in vain. It does not
/// sleep.
///
/// ## Broken twins
///
/// [BrokenRefusalBank] does not try again; [BrokenOrderBank] waits where this one tries.
///
/// ## Sources
///
/// - E. G. Coffman, M. J. Elphick, A. Shoshani, *System Deadlocks*, ACM Computing Surveys 3(2),
///   1971: this breaks the second condition, to hold and wait.
/// - H. Hinnant, *Dining Philosophers Rebooted*, 2013 (to wait next for the one that was refused,
///   as C++'s `std::lock` may).
public final class TryLockBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  TryLockBank(Consumer<Transfer> receipts, long... balances) {
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
    while (true) {
      first.lock.lock();
      try {
        if (second.lock.tryLock()) {
          try {
            return moveLocked(transfer);
          } finally { // equivalent: drop-finally, nothing above throws under the lock.
            second.lock.unlock();
          }
        }
      } finally { // equivalent: drop-finally, nothing above throws under the lock.
        first.lock.unlock();
      }
      Account refused = second;
      second = first;
      first = refused;
    }
  }

  private boolean moveLocked(Transfer transfer) {
    Account from = accounts.get(transfer.from());
    if (from.balance() < transfer.amount()) { // linearization point, if there is too little
      return false;
    }
    from.add(-transfer.amount());
    accounts.get(transfer.to()).add(transfer.amount()); // linearization point
    return true;
  }

  @Override
  public long balance(int account) {
    Account asked = accounts.get(account);
    asked.lock.lock();
    try {
      return asked.balance(); // linearization point
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      asked.lock.unlock();
    }
  }

  @Override
  public long total() {
    accounts.forEach(account -> account.lock.lock());
    try {
      return Account.sum(accounts); // linearization point
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      accounts.forEach(account -> account.lock.unlock());
    }
  }
}
