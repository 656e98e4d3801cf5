// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M6, promise 8: each account is atomic, so the bank must be.
public class AtomicAccounts implements Bank {
  private final Consumer<Transfer> receipts;
  private final AtomicLongArray balances;

  public AtomicAccounts(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = new AtomicLongArray(balances);
  }

  public boolean execute(Transfer transfer) {
    long now;
    do {
      now = balances.get(transfer.from());
      if (now < transfer.amount()) {
        return false;
      }
    } while (!balances.compareAndSet(transfer.from(), now, now - transfer.amount()));
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
