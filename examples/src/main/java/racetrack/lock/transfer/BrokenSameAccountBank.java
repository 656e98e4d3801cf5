// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.function.Consumer;

/// **Broken:** [OneLockBank] that reads both balances before it writes either.
///
/// ## Why it breaks
///
/// If both accounts are one, the second write undoes the first. No second thread is needed.
///
/// | step | transfer of 10 from 0 to 0 | balance |
/// |------|----------------------------|---------|
/// | 1    | reads 100, reads 100       | 100     |
/// | 2    | writes 90                  | 90      |
/// | 3    | writes 110                 | 110     |
///
/// **Where it is right:** where the accounts differ, and somebody checks that.
public final class BrokenSameAccountBank implements Bank {

  private final Consumer<Transfer> receipts;

  @GuardedBy("this")
  private final long[] balances;

  BrokenSameAccountBank(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  @Override
  public boolean execute(Transfer transfer) {
    boolean moved = move(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private synchronized boolean move(Transfer transfer) {
    if (balances[transfer.from()] < transfer.amount()) {
      return false;
    }
    long from = balances[transfer.from()];
    long to = balances[transfer.to()];
    balances[transfer.from()] = from - transfer.amount();
    balances[transfer.to()] = to + transfer.amount(); // wound: it may be the same account
    return true;
  }

  @Override
  public synchronized long balance(int account) {
    return balances[account];
  }

  @Override
  public synchronized long total() {
    return Arrays.stream(balances).sum();
  }
}
