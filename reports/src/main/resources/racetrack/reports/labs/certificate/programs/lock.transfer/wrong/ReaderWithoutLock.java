// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M4, promise 8: a total is only read, so it needs no lock.
public class ReaderWithoutLock implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public ReaderWithoutLock(Consumer<Transfer> receipts, long... balances) {
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

  public long total() {
    return Arrays.stream(balances).sum();
  }
}
