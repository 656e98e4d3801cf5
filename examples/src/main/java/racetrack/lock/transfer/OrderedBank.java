// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.function.Consumer;

/// A bank whose accounts are locked in the order of their numbers.
///
/// **Seed idiom:** `first = min(a.lock, b.lock)`, `second = max(a.lock, b.lock)`, `with first: with
/// second:`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever all locks are free, the balances add up to what they were in the
///   beginning, and none is negative.
/// - **Linearization points:** the second `add` in [#execute], or the look that finds too little;
///   the reads in [#balance] and [#total]. Each runs under the locks of all accounts that it
///   touches.
/// - **Happens-before:** the `unlock` of an account precedes its next `lock`.
/// - **No deadlock:** a thread that waits for an account holds smaller numbers only. In a circle of
///   threads, each waiting for the next, the numbers that they wait for would have to rise all the
///   way round.
/// - **The same account** is locked twice, by a thread that may: the lock is re-entrant.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// Two acquisitions for each transfer, and transfers between different accounts do not meet. A
/// total locks all accounts, and so stops everybody.
///
/// ## Broken twins
///
/// [BrokenOrderBank] locks the paying account first; [BrokenCheckBank] looks under one lock and
/// moves under two; [BrokenReceiptBank] writes the receipt while it holds both; [BrokenTotalBank]
/// locks one account after the other.
///
/// ## Sources
///
/// - E. G. Coffman, M. J. Elphick, A. Shoshani, *System Deadlocks*, ACM Computing Surveys 3(2),
///   1971: four conditions for a deadlock. An order breaks the fourth, the circle.
/// - B. Goetz et al., *Java Concurrency in Practice*, 2006, §10.1.
public final class OrderedBank implements Bank {

  private final List<Account> accounts;
  private final Consumer<Transfer> receipts;

  OrderedBank(Consumer<Transfer> receipts, long... balances) {
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
      } finally { // equivalent: drop-finally, nothing above throws under the lock.
        second.lock.unlock();
      }
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      first.lock.unlock();
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
