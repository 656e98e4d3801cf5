// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M17, promise 6: the receipt is written, and then the money is not there.
public class WritesReceiptFirst implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public WritesReceiptFirst(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    receipts.accept(transfer);
    return move(transfer);
  }

  private synchronized boolean move(Transfer transfer) {
    if (balances[transfer.from()] < transfer.amount()) {
      return false;
    }
    balances[transfer.from()] -= transfer.amount();
    balances[transfer.to()] += transfer.amount();
    return true;
  }

  public synchronized long balance(int account) {
    return balances[account];
  }

  public synchronized long total() {
    return Arrays.stream(balances).sum();
  }
}
