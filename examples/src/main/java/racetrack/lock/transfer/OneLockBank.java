// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.function.Consumer;

/// A bank with one lock for all accounts.
///
/// **Seed idiom:** `with lock:` around everything.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// - **Invariant:** whenever the monitor is free, the balances add up to what they were in the
///   beginning, and none is negative.
/// - **Linearization points:** the second write in [#move], or the look that finds too little; the
///   reads in [#balance] and [#total]. All run in the monitor of this object.
/// - **No deadlock:** who waits for the only lock holds none.
/// - **Progress:** blocking.
///
/// ## Cost
///
/// One acquisition, and nobody does anything at the same time as anybody else. Measure it before
/// you divide it: for work as short as this, one lock may be the fastest.
///
/// ## Broken twin
///
/// [BrokenSameAccountBank] reads both balances before it writes either.
///
/// ## Sources
///
/// - JLS 25, §17.1 (synchronization).
public final class OneLockBank implements Bank {

  private final Consumer<Transfer> receipts;

  @GuardedBy("this")
  private final long[] balances;

  OneLockBank(Consumer<Transfer> receipts, long... balances) {
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
    if (balances[transfer.from()] < transfer.amount()) { // linearization point, if too little
      return false;
    }
    balances[transfer.from()] -= transfer.amount();
    balances[transfer.to()] += transfer.amount(); // linearization point
    return true;
  }

  @Override
  public synchronized long balance(int account) {
    return balances[account]; // linearization point
  }

  @Override
  public synchronized long total() {
    return Arrays.stream(balances).sum(); // linearization point
  }
}
