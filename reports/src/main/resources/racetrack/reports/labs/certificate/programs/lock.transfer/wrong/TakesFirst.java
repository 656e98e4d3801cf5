// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M6, promise 7: takes the money, looks whether it was there, and gives it back.
public class TakesFirst implements Bank {
  private final Consumer<Transfer> receipts;
  private final AtomicLongArray balances;

  public TakesFirst(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = new AtomicLongArray(balances);
  }

  public boolean execute(Transfer transfer) {
    if (balances.addAndGet(transfer.from(), -transfer.amount()) < 0) {
      balances.addAndGet(transfer.from(), transfer.amount());
      return false;
    }
    balances.addAndGet(transfer.to(), transfer.amount());
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    return balances.get(account);
  }

  public long total() {
    long sum = 0;
    for (int account = 0; account < balances.length(); account++) {
      sum += balances.get(account);
    }
    return sum;
  }
}
