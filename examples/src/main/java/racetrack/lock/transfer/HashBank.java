// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A bank whose accounts are locked in the order of their hash codes, which may be equal.
///
/// It is for objects without a number of their own. One usually takes `System.identityHashCode`,
/// whose ties are so rare that no test meets one; here the hash is a parameter, and bad on purpose.
///
/// **Seed idiom:** `min(a.lock, b.lock, key=id)`. Python's `id` is unique; Java has nothing like
/// it.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant, linearization points, happens-before:** as [OrderedBank].
/// - **No deadlock:** only who holds `tie` waits for an account while it holds one with the same
///   hash, and there is only one such thread. Everybody else waits for a greater hash than all it
///   holds. `tie` itself is taken first, by a thread that holds nothing. So no circle closes: along
///   it the hashes never fall, hence all are equal, and all its threads would hold `tie`.
/// - **Progress:** blocking. All transfers that tie wait for each other.
///
/// ## Cost
///
/// As [OrderedBank], and a third lock where there is a tie.
///
/// ## Broken twin
///
/// [BrokenTieBank] trusts that there are no ties.
///
/// ## Sources
///
/// - B. Goetz et al., *Java Concurrency in Practice*, 2006, §10.1.2 (the tie lock).
public final class HashBank implements Bank {

  private final List<Account> accounts;
  private final List<Account> inOrder;
  private final Consumer<Transfer> receipts;
  private final IntUnaryOperator hash;
  private final Lock tie = new ReentrantLock();

  HashBank(Consumer<Transfer> receipts, IntUnaryOperator hash, long... balances) {
    this.receipts = receipts;
    this.hash = hash;
    accounts = Account.open(balances);
    inOrder =
        IntStream.range(0, accounts.size())
            .boxed()
            .sorted(Comparator.comparingInt(hash::applyAsInt))
            .map(accounts::get)
            .toList();
  }

  @Override
  public boolean execute(Transfer transfer) {
    boolean moved = moveInOrder(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private boolean moveInOrder(Transfer transfer) {
    int from = hash.applyAsInt(transfer.from());
    int to = hash.applyAsInt(transfer.to());
    if (from < to) {
      return move(transfer, transfer.from(), transfer.to());
    }
    if (from > to) {
      return move(transfer, transfer.to(), transfer.from());
    }
    tie.lock();
    try {
      return move(transfer, transfer.from(), transfer.to());
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      tie.unlock();
    }
  }

  private boolean move(Transfer transfer, int firstAccount, int secondAccount) {
    Account first = accounts.get(firstAccount);
    Account second = accounts.get(secondAccount);
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
    tie.lock();
    inOrder.forEach(account -> account.lock.lock());
    try {
      return Account.sum(accounts); // linearization point
    } finally { // equivalent: drop-finally, nothing above throws under the lock.
      inOrder.forEach(account -> account.lock.unlock());
      tie.unlock();
    }
  }
}
