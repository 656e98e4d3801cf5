// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// A monitor around each step, and not around the receipt.
public class WithMonitor implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public WithMonitor(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

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
