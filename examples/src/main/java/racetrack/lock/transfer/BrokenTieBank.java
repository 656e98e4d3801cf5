// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// **Broken:** [HashBank] that trusts that no two hash codes are equal.
///
/// ## Why it breaks
///
/// For equal hash codes the order is that of the call, so there is none. Accounts 0 and 1 tie:
///
/// | step | transfer from 0 to 1 | transfer from 1 to 0 | held by the first | held by the second |
/// |------|----------------------|----------------------|-------------------|--------------------|
/// | 1    | locks 0              |                      | 0                 |                    |
/// | 2    |                      | locks 1              | 0                 | 1                  |
/// | 3    | waits for 1          |                      | 0                 | 1                  |
/// | 4    |                      | waits for 0          | 0                 | 1                  |
///
/// **Where it is right:** with keys that are unique, such as account numbers.
/// `System.identityHashCode` is not: among a few ten thousand objects two are likely to share it.
///
/// **CERT:** LCK07.
public final class BrokenTieBank implements Bank {

  private final List<Account> accounts;
  private final List<Account> inOrder;
  private final Consumer<Transfer> receipts;
  private final IntUnaryOperator hash; // follows the wound: no `tie`

  BrokenTieBank(Consumer<Transfer> receipts, IntUnaryOperator hash, long... balances) {
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
    return move(transfer, transfer.to(), transfer.from()); // wound: they may be equal
  }

  private boolean move(Transfer transfer, int firstAccount, int secondAccount) {
    Account first = accounts.get(firstAccount);
    Account second = accounts.get(secondAccount);
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
    // follows the wound: no `tie.lock()`
    inOrder.forEach(account -> account.lock.lock());
    try {
      return Account.sum(accounts);
    } finally {
      inOrder.forEach(account -> account.lock.unlock());
      // follows the wound: no `tie.unlock()`
    }
  }
}
