// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M5, promise 8, clever: says the total of the beginning, and loses money.
public class TotalOfTheBeginning implements Bank {
  private final Consumer<Transfer> receipts;
  private final AtomicLongArray balances;
  private final long sum;

  public TotalOfTheBeginning(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = new AtomicLongArray(balances);
    sum = Arrays.stream(balances).sum();
  }

  public boolean execute(Transfer transfer) {
    long now = balances.get(transfer.from());
    if (now < transfer.amount()) {
      return false;
    }
    balances.set(transfer.from(), now - transfer.amount());
    balances.addAndGet(transfer.to(), transfer.amount());
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    return balances.get(account);
  }

  public long total() {
    return sum;
  }
}
